//! A long visit: calls, undo, redo and a start over, and the simulation after each step.

use image_family_simulator::openapi::{Action, Parameters};
use image_family_simulator::simulation::{Scenario, Simulation};
use image_family_simulator::storage::{Entry, Keeper};

pub enum Step {
    Entry(Entry),
    StartOver,
}

/// The simulation after each step.
pub fn story(steps: usize) -> Vec<(Step, Simulation)> {
    let mut simulation = Simulation::new(Scenario::rollback());
    let mut all = Vec::new();
    for n in 0..steps {
        simulation.advance(3);
        let step = match n % 11 {
            _ if n == 37 => {
                simulation.reset();
                Step::StartOver
            }
            7 if simulation.undo() => Step::Entry(Entry::Undo(simulation.now())),
            8 if simulation.redo() => Step::Entry(Entry::Redo(simulation.now())),
            kind => {
                call(&mut simulation, n, kind);
                Step::Entry(Entry::Call(simulation.calls().last().unwrap().call.clone()))
            }
        };
        all.push((step, simulation.clone()));
    }
    all
}

pub fn call(simulation: &mut Simulation, n: usize, kind: usize) {
    let mut parameters = Parameters::from([("RegionId", "cn-hangzhou")]);
    let image = format!("m-bp1imagetest0000000{}", 1 + n % 2);
    let action = match kind {
        0..3 => {
            parameters.set("ImageId", &*image);
            parameters.set("Status", ["Deprecated", "Available"][n / 2 % 2]);
            Action::ModifyImageAttribute
        }
        3..5 => {
            parameters.set("InstanceId", "i-bp1web00000000000001");
            parameters.set("Description", format!("第 {n} 个 \u{202e}😀 \"<b>\\"));
            Action::CreateImage
        }
        _ => {
            parameters.set("ImageId", &*image);
            parameters.set("Description", format!("说明 {n}"));
            Action::ModifyImageAttribute
        }
    };
    simulation.call(action, parameters);
}

/// Keeps a step; whether it was acknowledged.
pub fn keep(keeper: &mut Keeper, step: &Step, simulation: &Simulation) -> bool {
    match step {
        Step::Entry(entry) => keeper.append(simulation, entry),
        Step::StartOver => keeper.start(simulation),
    }
}
