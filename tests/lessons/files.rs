//! The lesson files, and a console that follows what a solution shows.

use image_family_simulator::training::{Deed, Lesson, Screen};

/// Every lesson file in order: its name, its text, and the lesson.
pub fn lessons() -> Vec<(String, String, Lesson)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/training/lessons");
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    names.sort();
    let read = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let lesson = Lesson::from_json(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, text, lesson)
    };
    names.into_iter().map(read).collect()
}

/// What the console shows when a lesson begins.
pub fn first_screen(lesson: &Lesson) -> Screen {
    Screen {
        region: Some(lesson.scenario.region().as_str().to_owned()),
        page: Some("images".to_owned()),
        tab: Some("custom".to_owned()),
        family: Some(String::new()),
    }
}

/// Shows what a deed shows.
pub fn shown(screen: &mut Screen, deed: &Deed) {
    if let Deed::Show(Screen {
        region,
        page,
        tab,
        family,
    }) = deed
    {
        for (there, new) in [
            (&mut screen.region, region),
            (&mut screen.page, page),
            (&mut screen.tab, tab),
            (&mut screen.family, family),
        ] {
            if new.is_some() {
                there.clone_from(new);
            }
        }
    }
}
