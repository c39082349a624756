//! What is shown: language, colours, region and view, all of it in the address.

use wasm_bindgen::JsCast as _;

use super::Session;
use crate::account::RegionId;
use crate::locale::Locale;
use crate::page::address::{self, Step};
use crate::page::behind::behind_frame;
use crate::page::options::Theme;
use crate::page::view::{View, Word as _};

impl Session {
    /// The language.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.inner.state.borrow().locale
    }

    /// Switches the language.
    pub fn set_locale(&self, locale: Locale) {
        self.inner.state.borrow_mut().locale = locale;
        self.write_option("lang", locale.tag());
        self.changed();
    }

    /// The colours.
    #[must_use]
    pub fn theme(&self) -> Theme {
        self.inner.state.borrow().theme
    }

    /// Switches the colours.
    pub fn set_theme(&self, theme: Theme) {
        self.inner.state.borrow_mut().theme = theme;
        self.write_option("theme", theme.word());
        self.changed();
    }

    /// The region whose images are shown.
    #[must_use]
    pub fn region(&self) -> RegionId {
        self.inner.state.borrow().region
    }

    /// Switches the region; the list starts at its first page, and the panel about an image of the old one closes.
    pub fn set_region(&self, region: RegionId) {
        self.settle();
        let view = View {
            number: 1,
            image: String::new(),
            ..self.view()
        };
        self.turn_to(region, view);
    }

    /// Switches the resource group: a step that Back takes back. As with a region, the list starts at its first page.
    pub fn set_group(&self, group: String) {
        self.settle();
        self.go(View {
            group,
            number: 1,
            image: String::new(),
            ..self.view()
        });
    }

    /// Shows a region and a view that come with another simulation.
    pub fn turn_to(&self, region: RegionId, view: View) {
        self.inner.state.borrow_mut().region = region;
        self.write_option("region", region.as_str());
        self.amend(view);
        // The top bar names the region, as it does the group: it does not follow behind a frame.
        self.changed();
    }

    /// What the console shows.
    #[must_use]
    pub fn view(&self) -> View {
        self.inner.state.borrow().view.clone()
    }

    /// Shows something else: a step that Back takes back.
    pub fn go(&self, view: View) {
        self.go_by(view, Step::New);
    }

    /// Opens the panel about an image; an empty id closes it.
    pub fn go_to_image(&self, id: &str) {
        self.go(View {
            image: id.to_owned(),
            ..self.view()
        });
    }

    /// Shows something else in place of what is there.
    pub fn amend(&self, view: View) {
        self.go_by(view, Step::Same);
    }

    /// Shows something else, as a step of its own or in place of what is there.
    pub fn go_by(&self, view: View, step: Step) {
        self.show(view, Some(step));
    }

    /// Shows what the address shows, after Back or Forward.
    pub fn follow_address(&self) {
        // What was not written yet is left already.
        self.inner.unwritten.set(None);
        // A step back leads to an address of before a switch: what was chosen since is said there again.
        let chosen = self.inner.state.borrow().chosen.clone();
        for (name, value) in chosen {
            self.choose(name, value);
        }
        self.show(View::from_address(&self.inner.usual), None);
    }

    fn show(&self, view: View, step: Option<Step>) {
        if let Some(step) =
            step.filter(|step| self.inner.address && (*step == Step::Same || view != self.view()))
        {
            self.write_address_soon(step);
        }
        let before = std::mem::replace(&mut self.inner.state.borrow_mut().view, view);
        let view = self.view();
        // The panel about an image opens and closes, and the list behind it is the same.
        if view.tab != before.tab || view.image == before.image && view.panel == before.panel {
            self.settle();
        }
        if view.group == before.group {
            self.list_changed();
        } else {
            self.changed();
        }
    }

    /// The address follows behind the frame that shows a step, which it would hold up by half a millisecond or more: nobody
    /// goes back from what they have not seen.
    fn write_address_soon(&self, step: Step) {
        if step == Step::New {
            self.write_address();
        }
        let waiting = self.inner.unwritten.get();
        self.inner.unwritten.set(waiting.or(Some(step)));
        if waiting.is_none() {
            let session = self.clone();
            behind_frame(move || session.write_address());
        }
    }

    fn write_address(&self) {
        if let Some(step) = self.inner.unwritten.take() {
            address::write_view(&self.view(), &self.inner.usual, step);
        }
    }

    /// Puts rows that stayed where they were into their places.
    fn settle(&self) {
        self.read(|simulation| simulation.account().settle());
    }

    /// Looks at the list anew: work under way goes on, and every row goes into its place.
    pub fn look_anew(&self) {
        self.catch_up();
        self.settle();
        self.changed();
    }

    fn write_option(&self, name: &'static str, value: &str) {
        self.choose(name, Some(value.to_owned()));
    }

    /// Writes an option into the address, or takes it out.
    pub(in crate::page) fn choose(&self, name: &'static str, value: Option<String>) {
        if self.inner.address {
            self.write_address();
            address::write_option(name, value.as_deref());
        }
        let chosen = &mut self.inner.state.borrow_mut().chosen;
        chosen.retain(|(there, _)| *there != name);
        chosen.push((name, value));
    }

    /// Lights up the control of that tour id and brings it into view.
    pub fn point_at(&self, target: Option<&str>) {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else {
            return;
        };
        while let Ok(Some(pointed)) = document.query_selector(".pointed") {
            if pointed.class_list().remove_1("pointed").is_err() {
                break;
            }
        }
        let selector = target.map(|target| format!("[data-tour-id=\"{target}\"]"));
        let found = selector.and_then(|selector| document.query_selector(&selector).ok()?);
        let Some(element) = found else { return };
        element.class_list().add_1("pointed").unwrap_or_default();
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
        if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
            element.focus().unwrap_or_default();
        }
    }
}
