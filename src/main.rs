//! The page's program: mounts it where index.html has its place.

/// Half as large as the standard one.
#[cfg(all(target_arch = "wasm32", feature = "page"))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[cfg(all(target_arch = "wasm32", feature = "page"))]
fn main() {
    image_family_simulator::start();
}

#[cfg(not(all(target_arch = "wasm32", feature = "page")))]
fn main() {
    eprintln!("This program is the page: ./dev serve builds it for the browser and serves it.");
}
