//! A simulator of Alibaba Cloud ECS image families (镜像族系): deprecate an image and its family falls back to the one
//! before; restore it and it is back.
//!
//! Start at [`simulation::Simulation`]: a scenario, calls, and the account that they make.
//!
//! ```
//! use image_family_simulator::openapi::Action;
//! use image_family_simulator::simulation::{Scenario, Simulation};
//!
//! let mut ecs = Simulation::new(Scenario::rollback());
//! let family = [("RegionId", "cn-hangzhou"), ("ImageFamily", "image-test")];
//! let latest = ecs.call(Action::DescribeImageFromFamily, family);
//! let image2 = latest.body["Image"]["ImageId"].as_str().unwrap_or_default();
//! ecs.call(Action::ModifyImageAttribute, [("RegionId", "cn-hangzhou"), ("ImageId", image2), ("Status", "Deprecated")]);
//! let latest = ecs.call(Action::DescribeImageFromFamily, family);
//! assert_eq!(latest.body["Image"]["ImageName"], "image1");
//! ```

#![deny(missing_docs)]

pub mod account;
pub mod openapi;
pub mod samples;
pub mod simulation;
pub mod storage;

#[cfg(all(target_arch = "wasm32", feature = "js"))]
pub mod js;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod app;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod console;
/// The console, where there is no browser: its filter's language.
#[cfg(not(target_arch = "wasm32"))]
pub mod console {
    pub mod filter;
}
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod embed;
/// The page inside another one, where there is no browser: what its address asks for.
#[cfg(not(target_arch = "wasm32"))]
pub mod embed {
    pub mod asked;
}
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod explorer;
#[cfg(any(not(target_arch = "wasm32"), feature = "page"))]
pub mod locale;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod page;
/// The page, where there is no browser: the options of its address, and what its console can show.
#[cfg(not(target_arch = "wasm32"))]
pub mod page {
    pub mod options;
    pub mod view;
}
#[cfg(any(not(target_arch = "wasm32"), feature = "page"))]
pub mod training;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub use app::{Mounted, mount, start};
