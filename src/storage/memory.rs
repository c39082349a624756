//! Texts kept for as long as the page lives.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Place, Refused};

/// A place in memory. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct Memory(Rc<RefCell<BTreeMap<String, String>>>);

impl Place for Memory {
    fn read(&self, key: &str) -> Result<Option<String>, Refused> {
        Ok(self.0.borrow().get(key).cloned())
    }

    fn write(&self, key: &str, text: &str) -> Result<(), Refused> {
        self.0.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.0.borrow_mut().remove(key);
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, Refused> {
        let texts = self.0.borrow();
        Ok(texts
            .keys()
            .filter(|key| key.starts_with(prefix))
            .cloned()
            .collect())
    }

    fn writer(&self) -> String {
        format!("{:x}", Rc::strong_count(&self.0))
    }
}
