//! The browser's localStorage, behind a probe: in a sandboxed frame its very getter throws, and gloo would panic.

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::JsValue;
use web_sys::{DomException, Storage};

use super::{PREFIX, Place, Refused};

/// localStorage, where it was found to work.
#[derive(Debug, Clone)]
pub struct Local(Storage);

fn refused(error: JsValue) -> Refused {
    use wasm_bindgen::JsCast as _;
    let full = error
        .dyn_into()
        .is_ok_and(|error: DomException| error.name() == "QuotaExceededError");
    if full { Refused::Full } else { Refused::Denied }
}

impl Local {
    /// Tries it out: it must be there and take a write. One that is full is there: what it holds can be read.
    ///
    /// # Errors
    /// It does not.
    pub fn probe() -> Result<Self, Refused> {
        let storage = web_sys::window().and_then(|window| window.local_storage().ok()?);
        let storage = storage.ok_or(Refused::Denied)?;
        let key = format!("{PREFIX}/probe");
        match storage.set_item(&key, "1").map_err(refused) {
            Err(Refused::Full) if storage.length().is_ok_and(|held| held > 0) => {}
            tried => tried.and_then(|()| storage.remove_item(&key).map_err(refused))?,
        }
        Ok(Self(LocalStorage::raw()))
    }
}

impl Place for Local {
    fn read(&self, key: &str) -> Result<Option<String>, Refused> {
        self.0.get_item(key).map_err(refused)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), Refused> {
        self.0.set_item(key, text).map_err(refused)
    }

    fn remove(&self, key: &str) {
        self.0.remove_item(key).unwrap_or_default();
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, Refused> {
        let mut keys = Vec::new();
        for n in 0..self.0.length().map_err(refused)? {
            let key = self.0.key(n).map_err(refused)?;
            keys.extend(key.filter(|key| key.starts_with(prefix)));
        }
        Ok(keys)
    }

    /// Drawn anew by each page, so that tabs never write over one another.
    fn writer(&self) -> String {
        let drawn = js_sys::Math::random() * 4_503_599_627_370_496.0;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "52 bits, not negative"
        )]
        let drawn = drawn as u64;
        format!("{drawn:013x}")
    }
}
