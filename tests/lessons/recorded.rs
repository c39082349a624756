//! Lessons that were recorded by doing them once: held against the same as the built-in ones.

use image_family_simulator::account::{RegionId, is_han};
use image_family_simulator::locale::Locale;
use image_family_simulator::openapi::Action;
use image_family_simulator::simulation::{Scenario, Simulation};
use image_family_simulator::training::{Deed, Lesson, Obstacle, Question, Recording, Screen};

use super::files::{first_screen, lessons, shown};
use super::{can_be_walked, holds_together, schema};

/// A simulation, what the console shows of it, and what is recorded.
struct Author {
    simulation: Simulation,
    screen: Screen,
    recording: Recording,
}

impl Author {
    fn at(simulation: Simulation) -> Self {
        let recording = Recording::begin(&simulation);
        let region = simulation.scenario().region().as_str().to_owned();
        let screen = Screen {
            region: Some(region),
            page: Some("images".to_owned()),
            tab: Some("custom".to_owned()),
            family: Some(String::new()),
        };
        Self {
            simulation,
            screen,
            recording,
        }
    }

    fn rollback() -> Self {
        Self::at(Simulation::new(Scenario::rollback()))
    }

    fn close(&mut self) -> Result<(), Obstacle> {
        self.recording.close(&self.simulation, &self.screen)
    }

    fn lesson(&self) -> Result<Lesson, Obstacle> {
        self.recording.lesson(&self.simulation)
    }

    fn id(&self, name: &str) -> String {
        let account = self.simulation.account();
        let regions = account.image_regions();
        let mut images = regions.flat_map(|region| account.images(region));
        let image = images.find(|image| image.name.as_str() == name).unwrap();
        image.key.id.as_str().to_owned()
    }

    fn status(&mut self, image: &str, status: &str) {
        let parameters = [
            ("RegionId", "cn-hangzhou"),
            ("ImageId", &*self.id(image)),
            ("Status", status),
        ];
        self.simulation.call(Action::ModifyImageAttribute, parameters);
    }

    fn resolve(&mut self) {
        let family = [("RegionId", "cn-hangzhou"), ("ImageFamily", "image-test")];
        self.simulation.call(Action::DescribeImageFromFamily, family);
    }
}

fn is_sound(name: &str, lesson: &Lesson) {
    let written = lesson.to_json(None);
    let schema = schema();
    let value = serde_json::from_str(&written).unwrap();
    let errors: Vec<String> = schema
        .iter_errors(&value)
        .map(|error| error.to_string())
        .collect();
    assert_eq!(errors, Vec::<String>::new(), "{name}: {written}");
    assert_eq!(Lesson::from_json(&written).as_ref(), Ok(lesson), "{name}");
    holds_together(name, lesson);
    can_be_walked(name, lesson);
    // Sentences in both languages, with no place left to fill in but that of what is.
    for step in &lesson.steps {
        let checks = step.all_checks().map(|check| &check.not_yet);
        for words in step.hints.iter().chain([&step.task]).chain(checks) {
            for locale in Locale::ALL {
                let text = words.get(locale).replace("{is}", "");
                assert!(!text.contains(['{', '}']), "{name}: {text}");
                assert_eq!(text.chars().any(is_han), locale == Locale::ZhCn, "{name}: {text}");
            }
        }
    }
}

#[test]
fn what_is_recorded_from_each_built_in_lesson_is_a_lesson() {
    for (file, _, lesson) in lessons() {
        let (simulation, _) = lesson.enter(0);
        let mut author = Author::at(simulation);
        assert_eq!(author.screen, first_screen(&lesson));
        for step in &lesson.steps {
            for deed in &step.solution {
                assert!(deed.happen(&mut author.simulation));
                shown(&mut author.screen, deed);
            }
            author.close().unwrap_or_else(|why| panic!("{file}: {why:?}"));
        }
        let recorded = author.lesson().unwrap_or_else(|why| panic!("{file}: {why:?}"));
        assert_eq!(recorded.steps.len(), lesson.steps.len(), "{file}");
        is_sound(&file, &recorded);
        // What the lesson's own author asked of the account is asked, or more.
        let asked: Vec<&Question> = recorded
            .steps
            .iter()
            .flat_map(|step| step.all_checks().map(|check| &check.question))
            .collect();
        for check in lesson.steps.iter().flat_map(|step| &step.checks) {
            // A call may be asked for with fewer parameters, and of the screen all is asked that changed.
            let otherwise = matches!(
                check.question,
                Question::Called(_) | Question::InstancesFrom(..) | Question::Screen(_)
            );
            assert!(
                otherwise || asked.contains(&&check.question),
                "{file}: {:?} is not among {asked:?}",
                check.question
            );
        }
    }
}

#[test]
fn undo_opens_a_step_again_and_redo_closes_it() {
    let mut author = Author::rollback();
    author.status("image2", "Deprecated");
    author.close().unwrap();
    author.resolve();
    author.close().unwrap();
    let closed = |author: &Author| author.recording.closed(&author.simulation);
    let whole = author.lesson().unwrap();
    assert_eq!((closed(&author), whole.steps.len(), whole.par), (2, 2, 2));
    author.simulation.undo();
    assert_eq!(closed(&author), 0);
    assert_eq!(author.recording.open_calls(&author.simulation).len(), 1);
    author.simulation.redo();
    assert_eq!(author.lesson(), Ok(whole));
    // It can be kept, and is known again by its calls alone.
    let kept = author.recording.to_json(&author.simulation);
    let again = Recording::from_json(&kept, &author.simulation).unwrap();
    assert_eq!(again, author.recording);
    assert_eq!(
        Recording::from_json(&kept, &Simulation::new(Scenario::rollback())),
        None
    );
    // A step that was opened by hand takes its calls along to the next closing.
    author.recording.reopen(&author.simulation);
    assert_eq!(closed(&author), 1);
    author.status("image2", "Available");
    author.close().unwrap();
    let lesson = author.lesson().unwrap();
    assert_eq!((lesson.steps.len(), lesson.par), (2, 3));
    is_sound("reopened", &lesson);
    author.simulation.reset();
    author.simulation.undo();
    assert!(author.recording.stands(&author.simulation));
    assert_eq!(closed(&author), 0);
}

#[test]
fn it_begins_where_the_simulation_is_with_its_work_done() {
    let mut author = Author::rollback();
    let base = author.id("toolbox");
    let instances = author.simulation.account().instances(RegionId::HANGZHOU);
    let id = instances.first().unwrap().id.as_str().to_owned();
    let make = [
        ("RegionId", "cn-hangzhou"),
        ("InstanceId", &*id),
        ("ImageName", "made-before"),
    ];
    assert!(author.simulation.call(Action::CreateImage, make).is_ok());
    author.simulation.advance(4000);
    author
        .simulation
        .call(Action::DescribeImages, [("RegionId", "cn-hangzhou")]);
    let copy = [
        ("RegionId", "cn-hangzhou"),
        ("ImageId", &*base),
        ("DestinationRegionId", "cn-beijing"),
        ("DestinationImageName", "copied"),
    ];
    let mut author = Author::at(author.simulation);
    let copied = author.simulation.call(Action::CopyImage, copy);
    assert!(copied.is_ok(), "{copied:?}");
    author.simulation.advance(500);
    author.close().unwrap();
    author.status("made-before", "Deprecated");
    author.close().unwrap();
    let lesson = author.lesson().unwrap();
    // The describe before it changed nothing; the hour of waiting is as long as the work takes.
    let calls = lesson
        .start
        .iter()
        .filter(|deed| matches!(deed, Deed::Call(_)))
        .count();
    assert_eq!((calls, lesson.start.last()), (1, Some(&Deed::Wait(60))));
    assert_eq!(lesson.steps[0].solution.last(), Some(&Deed::Wait(120)));
    is_sound("made before", &lesson);
}

#[test]
fn checks_that_are_not_wanted_are_left_out_and_so_are_calls_for_their_sake() {
    let mut author = Author::rollback();
    author.status("image1", "Deprecated");
    author.resolve();
    author.status("image1", "Deprecated");
    author.close().unwrap();
    let checks = |author: &Author| {
        author
            .recording
            .steps(&author.simulation)
            .unwrap()
            .remove(0)
            .checks
    };
    let all = checks(&author);
    let wanted: Vec<bool> = all.iter().map(|check| check.wanted).collect();
    // The status, what the family is asked for; the second try is refused, and nobody need repeat it.
    assert_eq!(wanted, [true, true, false], "{all:?}");
    assert_eq!(author.lesson().unwrap().par, 2);
    author.recording.turn(0, 1);
    assert_eq!(author.lesson().unwrap().par, 1);
    is_sound("one call", &author.lesson().unwrap());
    author.recording.turn(0, 0);
    assert_eq!(author.lesson(), Err(Obstacle::Nothing(1)));
    author.recording.turn(0, 2);
    is_sound("the refusal alone", &author.lesson().unwrap());
}

#[test]
fn what_a_lesson_can_not_say_is_said_and_loses_nothing() {
    let mut author = Author::rollback();
    assert_eq!(author.lesson(), Err(Obstacle::Empty));
    assert_eq!(author.close(), Err(Obstacle::Nothing(1)));
    let fault = image_family_simulator::simulation::Fault::forbidden();
    author
        .simulation
        .call_struck("DescribeRegions", [].into(), Some(fault));
    assert_eq!(author.close(), Err(Obstacle::Nothing(1)));
    author.simulation.call("DescribeImags", []);
    assert_eq!(author.close(), Err(Obstacle::Nothing(1)));
    author.status("image2", "Deprecated");
    author.close().unwrap();
    author.simulation.call(
        Action::ModifyImageAttribute,
        [
            ("RegionId", "cn-hangzhou"),
            ("ImageId", &*author.id("image1")),
            ("Description", "{is} it {there}?"),
        ],
    );
    author.close().unwrap();
    is_sound("with strange calls", &author.lesson().unwrap());
    assert_eq!(author.recording.closed(&author.simulation), 2);
    let mut other = Author::rollback();
    other.status("image1", "Deprecated");
    let later = Author::at(other.simulation);
    assert_eq!(later.recording.lesson(&author.simulation), Err(Obstacle::Lost));
}
