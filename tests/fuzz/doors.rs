//! The doors that data from outside comes in by. Each takes any bytes, and must neither panic nor change what is there
//! where it refuses. The fuzz targets and the native tests share them.

use std::hash::Hasher as _;

use image_family_simulator::console::filter::language::Filter;
use image_family_simulator::embed::asked::Asked;
use image_family_simulator::locale::Locale;
use image_family_simulator::openapi::wire::Request;
use image_family_simulator::page::options::{Options, readable};
use image_family_simulator::page::view::View;
use image_family_simulator::simulation::{
    LINK_LIMIT, LinkError, SavedSimulation, Scenario, Simulation, link_text,
};
use image_family_simulator::storage::{Keeper, Memory, Place as _};

/// A door, and what goes through it.
pub type Door = fn(&[u8]);

/// The names of the doors, which are the names of the targets and of the folders of seeds.
pub const DOORS: [(&str, Door); 6] = [
    ("scenario", scenario),
    ("file", file),
    ("saved", saved),
    ("wire", wire),
    ("stored", stored),
    ("address", address),
];

/// A scenario file.
pub fn scenario(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match Scenario::from_json(&text) {
        Ok(scenario) => {
            let mut simulation = Simulation::new(scenario);
            simulation.advance(100);
            let response =
                simulation.call("DescribeImages", [("RegionId", "cn-hangzhou"), ("Status", "ALL")]);
            assert!((200..600).contains(&response.status));
            let again = Simulation::import(simulation.export()).expect("what was exported can be imported");
            assert_eq!(again.export(), simulation.export());
        }
        Err(why) => assert!(!why.to_string().is_empty()),
    }
}

/// A file that was chosen or dropped, or the text of a link.
pub fn file(data: &[u8]) {
    match Simulation::from_text(&String::from_utf8_lossy(data)) {
        Ok(simulation) => {
            let text = serde_json::to_string(&simulation.export()).expect("what is exported can be written");
            let again = Simulation::from_text(&text).expect("what was exported can be brought in");
            assert_eq!(again.export(), simulation.export());
            assert_eq!(again.account(), simulation.account());
        }
        Err(why) => assert!(!why.to_string().is_empty()),
    }
}

/// A saved simulation.
pub fn saved(data: &[u8]) {
    match serde_json::from_slice::<SavedSimulation>(data) {
        Ok(saved) => match Simulation::import(saved.clone()) {
            Ok(mut simulation) => {
                let mut saved = saved;
                // Rules that are the scenario's own are not written a second time.
                if saved.faults.as_deref() == Some(simulation.scenario().faults()) {
                    saved.faults = None;
                }
                assert_eq!(simulation.export(), saved, "the same bytes come out again");
                while simulation.redo() {}
                while simulation.undo() {}
            }
            Err(why) => assert!(!why.to_string().is_empty()),
        },
        Err(why) => assert!(!why.to_string().is_empty()),
    }
}

/// An HTTP request: method and address, headers, an empty line, the body.
pub fn wire(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
    let mut lines = head.lines();
    let (method, url) = lines
        .next()
        .unwrap_or_default()
        .split_once(' ')
        .unwrap_or(("GET", "/"));
    let headers = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let request = Request {
        method: method.to_owned(),
        url: url.to_owned(),
        headers: headers.collect(),
        body: body.to_owned(),
    };
    let mut simulation = Simulation::new(Scenario::rollback());
    let response = simulation.handle(&request);
    assert!((200..600).contains(&response.status));
    let again = Simulation::import(simulation.export()).expect("what was exported can be imported");
    assert_eq!(again.account(), simulation.account());
}

/// What lies in the browser's storage: lines of a key, a space and a text.
pub fn stored(data: &[u8]) {
    let place = Memory::default();
    for line in String::from_utf8_lossy(data).lines() {
        let (key, text) = line.split_once(' ').unwrap_or((line, ""));
        place
            .write(&format!("image-family-simulator/rollback/{key}"), text)
            .expect("memory takes everything");
    }
    let before: Vec<String> = texts(&place);
    let mut keeper = Keeper::new(Box::new(place.clone()), &Scenario::rollback());
    let found = keeper.load();
    let simulation = found
        .into_simulation()
        .map_or_else(|| Simulation::new(Scenario::rollback()), |found| *found);
    if keeper.trouble().is_some() {
        assert_eq!(texts(&place), before, "what may not be written is not");
    } else {
        assert!(keeper.start(&simulation));
        let mut again = Keeper::new(Box::new(place), &Scenario::rollback());
        let again = again.load().into_simulation().expect("what was kept is read");
        assert_eq!(again.calls(), simulation.calls());
    }
}

fn texts(place: &Memory) -> Vec<String> {
    let keys = place.keys("").expect("memory is read");
    keys.into_iter()
        .filter_map(|key| place.read(&key).ok().flatten())
        .collect()
}

/// An address: its query, on the next line its fragment, and below the text that a link's fragment expands to (its checksum
/// is put right, so that what is behind it is reached).
pub fn address(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (query, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let (fragment, link) = rest.split_once('\n').unwrap_or((rest, ""));
    options(query);
    match link_text(fragment) {
        Ok(text) => assert!(text.len() <= LINK_LIMIT),
        Err(LinkError::TooLong) => assert!(fragment.len() > LINK_LIMIT),
        Err(LinkError::Broken | LinkError::Newer) => {}
    }
    let mut sum = fnv::FnvHasher::default();
    sum.write(link.as_bytes());
    if let Some(saved) = SavedSimulation::from_link(&format!("{:016x}{link}", sum.finish()))
        && let Ok(simulation) = Simulation::import(saved)
    {
        let saved = simulation.export();
        assert_eq!(SavedSimulation::from_link(&saved.to_link()), Some(saved));
    }
}

/// The names and values of a query: read as the standard for addresses says, as browsers do.
fn pairs(query: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

fn options(query: &str) {
    let mut asked = pairs(query);
    // A large fleet takes its time, and is no other.
    asked.retain(|(name, value)| name != "images" || value.len() < 4);
    let options = Options::of(asked.clone(), Locale::En);
    assert!(options.unknown.len() <= 10);
    assert!(options.unknown.iter().all(|option| option.chars().count() <= 200));
    let (dressed, strange) = Asked::of(asked.clone());
    assert!(strange.len() <= asked.len());
    if asked.iter().any(|(name, value)| name == "embed" && value == "1") {
        assert!(options.dressed, "what bars the reader comes before the page");
    }
    // What bars the reader from everything is not undone by what lets in some.
    if asked
        .iter()
        .rfind(|(name, _)| name == "readonly")
        .is_some_and(|(_, value)| value != "false")
    {
        assert_eq!(dressed.permitted, Some(Vec::new()));
    }
    written(&options.view);
    filter(&options.view.filter);
}

/// What the page writes into the address, it reads again.
fn written(view: &View) {
    let usual = View::default();
    let mut written = form_urlencoded::Serializer::new(String::new());
    for (name, value) in view.words(&usual) {
        written.extend_pairs(value.map(|value| (name, value)));
    }
    let written = written.finish();
    let plain = readable(&written);
    assert_eq!(pairs(&plain), pairs(&written), "{plain}");
    let mut again = usual.clone();
    for (name, value) in pairs(&plain) {
        assert!(again.take(&name, &value), "{name}={value}");
    }
    let mut view = view.clone();
    if view.image.is_empty() {
        view.panel = usual.panel;
    }
    assert_eq!(again, view);
}

/// What is understood of a filter is written so that all of it is understood.
fn filter(text: &str) {
    let (filter, unknown) = Filter::parse(text);
    assert!(unknown.iter().all(|piece| !piece.is_empty()));
    let (again, unknown) = Filter::parse(&filter.to_string());
    assert_eq!((again, unknown), (filter, Vec::new()));
}
