//! The fewest calls that do a lesson, found by trying: breadth first over the calls that its small world allows.

use std::collections::{BTreeSet, HashSet, VecDeque};

use image_family_simulator::account::{Account, RegionId, Relation};
use image_family_simulator::openapi::{Parameters, answer};
use image_family_simulator::simulation::{Call, CallRecord};
use image_family_simulator::training::{Deed, Lesson, Question, Screen, Sight};

/// A call as it is tried.
type Try = (&'static str, Parameters);

#[derive(Clone)]
struct Node {
    account: Account,
    step: usize,
    /// Which checks of the step a call has met.
    met: u32,
}

struct World<'a> {
    lesson: &'a Lesson,
    regions: Vec<RegionId>,
    families: BTreeSet<(RegionId, String)>,
    /// The instances that a check asks about: what happens to another one is of no help.
    instances: Vec<String>,
    /// Whether a check asks for new instances: otherwise one more is of no help.
    creating: bool,
}

/// What tells one state from another, as far as the rules and the checks can tell.
fn print(
    node: &Node,
    World {
        regions, instances, ..
    }: &World<'_>,
) -> String {
    use std::fmt::Write as _;
    let account = &node.account;
    let mut text = format!("{}/{}", node.step, node.met);
    for region in regions {
        for image in account.images(*region) {
            let accounts = image.accounts().count();
            let status = account.status(image);
            write!(
                text,
                "|{}{status:?}{:?}{accounts}",
                image.name.as_str(),
                image.family
            )
            .unwrap();
        }
        let image = |id| account.image(*region, id).map(|image| image.name.as_str());
        let mut there: Vec<_> = Vec::new();
        for instance in account.instances(*region) {
            // Instances that nobody asks about by name are alike.
            let name = instances.iter().find(|name| **name == *instance.name);
            there.push((name, image(instance.image.as_str()), instance.status.as_str()));
        }
        there.sort();
        write!(text, "|{there:?}").unwrap();
    }
    text
}

impl World<'_> {
    /// Goes on to the next step while the present one is done. `record` is the call just made.
    fn settle(&self, node: &mut Node, record: Option<&CallRecord>) {
        let nowhere = Screen::default();
        let mut record = record;
        while let Some(step) = self.lesson.steps.get(node.step) {
            let sight = Sight {
                account: &node.account,
                calls: record.map(std::slice::from_ref).unwrap_or_default(),
                screen: &nowhere,
            };
            let mut done = true;
            for (n, check) in step.all_checks().enumerate() {
                let bit = 1 << n;
                let called = matches!(check.question, Question::Called(_));
                let holds = check.on_screen() || check.holds(&sight) || (called && node.met & bit != 0);
                if called && holds {
                    node.met |= bit;
                }
                done &= holds;
            }
            if !done {
                return;
            }
            (node.step, node.met, record) = (node.step + 1, 0, None);
        }
    }

    fn tries(&self, node: &Node) -> Vec<Try> {
        let account = &node.account;
        let mut all: Vec<Try> = Vec::new();
        for region in &self.regions {
            let at = || Parameters::new().with("RegionId", region.as_str());
            let families = self.families.iter().filter(|(there, _)| there == region);
            for image in account
                .images(*region)
                .filter(|image| image.relation() == Relation::Own)
            {
                let id = || at().with("ImageId", image.key.id.as_str());
                for status in ["Deprecated", "Available"] {
                    all.push(("ModifyImageAttribute", id().with("Status", status)));
                }
                for (_, family) in families.clone() {
                    all.push(("ModifyImageAttribute", id().with("ImageFamily", family.as_str())));
                }
                all.push(("DeleteImage", id()));
                for (uid, _) in image.accounts() {
                    all.push((
                        "ModifyImageSharePermission",
                        id().with("RemoveAccount.1", uid.to_string()),
                    ));
                }
                if self.creating {
                    all.push(("RunInstances", id().with("InstanceType", "ecs.g6.large")));
                }
            }
            for (_, family) in families {
                let family = at().with("ImageFamily", family.as_str());
                all.push(("DescribeImageFromFamily", family.clone()));
                if self.creating {
                    all.push(("RunInstances", family.with("InstanceType", "ecs.g6.large")));
                }
            }
            let asked = |name: &str| self.instances.iter().any(|there| there == name);
            for instance in account
                .instances(*region)
                .into_iter()
                .filter(|it| asked(&it.name))
            {
                let id = || Parameters::new().with("InstanceId", instance.id.as_str());
                all.push(("StopInstance", id()));
                all.push(("StartInstance", id()));
                for image in account.images(*region) {
                    all.push(("ReplaceSystemDisk", id().with("ImageId", image.key.id.as_str())));
                }
            }
        }
        all
    }

    /// The calls of the lesson's own solutions, which may be of sorts that are not tried in all their variety.
    fn solutions(&self, account: &Account) -> Vec<(String, Parameters)> {
        let deeds = self.lesson.steps.iter().flat_map(|step| &step.solution);
        let call = |deed: &Deed| match deed {
            Deed::Call(call) => Some((call.action.clone(), call.parameters(account)?)),
            _ => None,
        };
        deeds.filter_map(call).collect()
    }

    fn made(&self, node: &Node, action: &str, parameters: Parameters) -> Node {
        let (changes, response) = answer(&node.account, action, &parameters, "id");
        let mut next = node.clone();
        next.account.apply(&changes);
        let record = CallRecord {
            call: Call {
                time: node.account.now(),
                action: action.to_owned(),
                parameters,
                fault: None,
                by_hand: false,
            },
            response,
            changed: !changes.is_empty(),
        };
        self.settle(&mut next, Some(&record));
        next
    }

    /// The same after a long while, if that changes anything.
    fn waited(&self, node: &Node) -> Option<Node> {
        let due = node.account.next_due()?;
        let mut next = node.clone();
        let passed = next.account.pass_time(due);
        next.account.apply(&passed);
        self.settle(&mut next, None);
        Some(next)
    }
}

/// The fewest calls that do all of it; `None` where so many don't.
pub fn fewest_calls(lesson: &Lesson, most: usize) -> Option<usize> {
    let (simulation, _) = lesson.enter(0);
    let account = simulation.account().clone();
    let regions: Vec<RegionId> = account.image_regions().collect();
    let mut families = BTreeSet::new();
    for region in &regions {
        families.extend(
            account
                .own_families(*region)
                .map(|(name, _)| (*region, name.as_str().to_owned())),
        );
    }
    let checks = || lesson.steps.iter().flat_map(|step| step.all_checks());
    let named = checks().filter_map(|check| match &check.question {
        Question::InstanceImage(name, _) | Question::InstanceStatus(name, _) => Some(name.clone()),
        _ => None,
    });
    let creating = checks().any(|check| match &check.question {
        Question::InstancesFrom(..) => true,
        Question::Called(called) => called.action == "RunInstances",
        _ => false,
    });
    let instances = named.collect();
    let world = World {
        lesson,
        regions,
        families,
        instances,
        creating,
    };
    let mut first = Node {
        account,
        step: 0,
        met: 0,
    };
    world.settle(&mut first, None);
    let (mut seen, mut queue) = (HashSet::new(), VecDeque::from([(0, first)]));
    while let Some((calls, node)) = queue.pop_front() {
        if node.step == lesson.steps.len() {
            return Some(calls);
        }
        if !seen.insert(print(&node, &world)) {
            continue;
        }
        if let Some(waited) = world.waited(&node) {
            queue.push_front((calls, waited));
        }
        if calls == most {
            continue;
        }
        let tries = world
            .tries(&node)
            .into_iter()
            .map(|(action, parameters)| (action.to_owned(), parameters));
        for (action, parameters) in tries.chain(world.solutions(&node.account)) {
            let next = world.made(&node, &action, parameters);
            queue.push_back((calls + 1, next));
        }
    }
    None
}
