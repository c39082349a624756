//! The page in a headless browser: clicked as a user clicks it, and asked what came of it.
#![cfg(target_arch = "wasm32")]

use image_family_simulator::locale::Locale;
use image_family_simulator::openapi::Action;
use image_family_simulator::simulation::{Scenario, Simulation};
use image_family_simulator::{Mounted, mount};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, Window};

wasm_bindgen_test_configure!(run_in_browser);

fn window() -> Window {
    web_sys::window().expect("a browser has a window")
}

/// The page on an element of its own.
fn page() -> (Element, Mounted) {
    let document = window().document().expect("a window has a document");
    let element = document.create_element("div").expect("a div can be made");
    let body = document.body().expect("a document has a body");
    body.append_child(&element).expect("a body takes a div");
    let page = mount(element.clone(), Simulation::new(Scenario::rollback()));
    page.set_locale(Locale::ZhCn);
    (element, page)
}

/// Lets the page draw: it does so in tasks of its own.
async fn next_task() {
    let soon = js_sys::Promise::new(&mut |resolve, _| {
        window()
            .set_timeout_with_callback(&resolve)
            .expect("a timer can be set");
    });
    JsFuture::from(soon).await.expect("a timer rings");
}

/// The first element of these that reads so.
fn find(page: &Element, selector: &str, text: &str) -> Option<HtmlElement> {
    let all = page
        .query_selector_all(selector)
        .expect("the selector is well formed");
    (0..all.length())
        .filter_map(|n| all.get(n)?.dyn_into::<HtmlElement>().ok())
        .find(|element| element.text_content().unwrap_or_default().trim() == text)
}

/// Clicks the first element of these that reads so, as soon as it is there.
async fn click(page: &Element, selector: &str, text: &str) {
    for _ in 0..1000 {
        if let Some(element) = find(page, selector, text) {
            return element.click();
        }
        next_task().await;
    }
    panic!("no {selector} reads {text:?}");
}

fn latest(page: &Mounted) -> String {
    let family = [("RegionId", "cn-hangzhou"), ("ImageFamily", "image-test")];
    let response = page.call(Action::DescribeImageFromFamily, family);
    response.body["Image"]["ImageName"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[wasm_bindgen_test]
async fn deprecating_on_the_page_rolls_the_family_back() {
    let (element, page) = page();
    assert_eq!(latest(&page), "image2");
    click(&element, "[aria-label='image2 更多操作']", "").await;
    click(&element, "[role=menuitem]", "弃用镜像").await;
    click(&element, "dialog button", "确定").await;
    assert_eq!(latest(&page), "image1");
    let deprecated = page.read(|simulation| {
        let calls = simulation.calls().iter();
        calls
            .filter(|record| record.call.action == "ModifyImageAttribute")
            .count()
    });
    assert_eq!(deprecated, 1);
}
