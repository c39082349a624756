//! The browser's localStorage, behind a probe: in a sandboxed frame its very getter throws, and gloo would panic.

use gloo_storage::{LocalStorage, Storage as _};

use super::{PREFIX, Place};

/// localStorage, where it was found to work.
#[derive(Debug)]
pub struct Local(());

impl Local {
    /// Tries it out: it must be there and take a write.
    #[must_use]
    pub fn probe() -> Option<Self> {
        let storage = web_sys::window()?.local_storage().ok()??;
        let key = format!("{PREFIX}/probe");
        storage.set_item(&key, "1").ok()?;
        storage.remove_item(&key).ok()?;
        Some(Self(()))
    }
}

impl Place for Local {
    fn read(&self, key: &str) -> Option<String> {
        LocalStorage::raw().get_item(key).ok()?
    }

    fn write(&self, key: &str, text: &str) -> bool {
        LocalStorage::raw().set_item(key, text).is_ok()
    }

    fn remove(&self, key: &str) {
        LocalStorage::raw().remove_item(key).unwrap_or_default();
    }

    fn keys(&self, prefix: &str) -> Vec<String> {
        let storage = LocalStorage::raw();
        let keys = (0..storage.length().unwrap_or_default()).filter_map(|n| storage.key(n).ok()?);
        keys.filter(|key| key.starts_with(prefix)).collect()
    }
}
