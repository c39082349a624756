//! What the faces of the page share: the session behind them, and the parts they are made of.

pub mod address;
pub mod bars;
pub mod behind;
pub mod change;
pub mod copy;
pub mod dialog;
pub mod element;
pub mod faults;
pub mod foreign;
pub mod hint;
pub mod icon;
pub mod json;
pub mod notice;
pub mod options;
pub mod panel;
pub mod part;
pub mod reason;
pub mod reveal;
pub mod select;
pub mod session;
pub mod status;
pub mod tablist;
pub mod tools;
pub mod transfer;
pub mod view;

pub use change::Intent;
pub use options::{Options, Theme};
pub use session::{Session, World, use_session};
pub use transfer::Transfer;
pub use view::{Page, Panel, SortKey, Tab, View};
