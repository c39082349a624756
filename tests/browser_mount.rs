//! The page on an element of somebody's own test: mounted, clicked, read.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use image_family_simulator::mount;
use image_family_simulator::simulation::{Scenario, Simulation};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, EventInit, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

/// A page on an element of its own; taken away at the end.
struct Page(Element);

impl Page {
    async fn new(scenario: Scenario) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let host = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&host).unwrap();
        mount(host.clone(), Simulation::new(scenario));
        let page = Self(host);
        page.settle().await;
        page
    }

    async fn settle(&self) {
        yew::scheduler::flush().await;
    }

    fn find(&self, selector: &str) -> HtmlElement {
        let found = self.0.query_selector(selector).unwrap();
        found
            .unwrap_or_else(|| panic!("{selector} is not there"))
            .unchecked_into()
    }

    fn count(&self, selector: &str) -> u32 {
        self.0.query_selector_all(selector).unwrap().length()
    }

    async fn click(&self, selector: &str) {
        self.find(selector).click();
        self.settle().await;
    }

    /// Moves the pointer over an element, as what shows tooltips is told of it.
    fn point(&self, selector: &str) -> HtmlElement {
        let found = self.find(selector);
        let bubbling = EventInit::new();
        bubbling.set_bubbles(true);
        let moved = Event::new_with_event_init_dict("mousemove", &bubbling).unwrap();
        found.dispatch_event(&moved).unwrap();
        found
    }

    fn status(&self, image: &str) -> String {
        let row = self.find(&format!("[data-image-id=\"{image}\"]"));
        row.get_attribute("data-status").unwrap()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.0.remove();
    }
}

/// What is done behind the frame that is asked for now is done: it has its turn in the one after.
async fn next_frame() {
    frame().await;
    frame().await;
}

async fn frame() {
    let mut shown = |resolve: js_sys::Function, _| {
        let window = web_sys::window().unwrap();
        window.request_animation_frame(&resolve).unwrap();
    };
    JsFuture::from(js_sys::Promise::new(&mut shown)).await.unwrap();
}

const IMAGE2: &str = "m-bp1imagetest00000002";

#[wasm_bindgen_test]
async fn the_list_shows_the_scenarios_custom_images_newest_first() {
    let page = Page::new(Scenario::rollback()).await;
    assert_eq!(page.count("[data-testid=image-row]"), 5);
    assert_eq!(
        page.find("[data-testid=image-row]")
            .get_attribute("data-image-id")
            .as_deref(),
        Some(IMAGE2)
    );
    assert_eq!(page.status(IMAGE2), "Available");
}

#[wasm_bindgen_test]
async fn an_empty_account_has_an_empty_list() {
    let page = Page::new(Scenario::empty()).await;
    assert_eq!(page.count("[data-testid=image-row]"), 0);
    assert!(page.count(".empty") > 0);
}

#[wasm_bindgen_test]
async fn a_call_of_the_explorer_is_answered_and_kept_in_the_history() {
    let page = Page::new(Scenario::rollback()).await;
    assert_eq!(page.count("[data-testid=journal-entry]"), 0);
    page.click("[data-tour-id=explorer-call]").await;
    // ImageFamily was left empty: the endpoint says so, in its own words.
    assert_eq!(
        page.find("[data-testid=response-status]")
            .text_content()
            .as_deref(),
        Some("400")
    );
    assert!(
        page.find("[data-testid=response-body]")
            .text_content()
            .unwrap()
            .contains("MissingParameter")
    );
    assert_eq!(page.count("[data-testid=journal-entry]"), 1);
}

#[wasm_bindgen_test]
async fn what_text_hides_is_shown() {
    let scenario =
        r#"{"Images":[{"ImageName":"mine","OSName":"a\u202etxt.exe","OSNameEn":"a\u202etxt.exe"}]}"#;
    let page = Page::new(Scenario::from_json(scenario).unwrap()).await;
    next_frame().await;
    let system = page.point(".cell-system");
    assert!(system.text_content().unwrap().contains("a⟨U+202E⟩txt.exe"));
    assert_eq!(system.title(), "a⟨U+202E⟩txt.exe");
}
