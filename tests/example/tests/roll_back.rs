//! The program's own function, tested on a simulation.

use image_family_simulator::openapi::Action;
use image_family_simulator::simulation::{Scenario, Simulation};
use image_family_simulator_example::{Ecs, roll_back};

const REGION: &str = "cn-hangzhou";
const IMAGE1: &str = "m-bp1imagetest00000001";
const IMAGE2: &str = "m-bp1imagetest00000002";

struct Simulated(Simulation);

impl Ecs for Simulated {
    fn latest(&mut self, region: &str, family: &str) -> Option<String> {
        let parameters = [("RegionId", region), ("ImageFamily", family)];
        let response = self.0.call(Action::DescribeImageFromFamily, parameters);
        response.body["Image"]["ImageId"].as_str().map(str::to_owned)
    }

    fn deprecate(&mut self, region: &str, image: &str) -> Result<(), String> {
        let parameters = [("RegionId", region), ("ImageId", image), ("Status", "Deprecated")];
        let response = self.0.call(Action::ModifyImageAttribute, parameters);
        response.code().map_or(Ok(()), |code| Err(code.to_owned()))
    }
}

#[test]
fn rolling_back_falls_to_the_image_before() {
    let mut ecs = Simulated(Simulation::new(Scenario::rollback()));
    assert_eq!(roll_back(&mut ecs, REGION, "image-test").as_deref(), Ok(IMAGE1));
}

#[test]
fn a_shared_image_is_not_given_up() {
    let mut ecs = Simulated(Simulation::new(Scenario::rollback()));
    let share = [
        ("RegionId", REGION),
        ("ImageId", IMAGE2),
        ("AddAccount.1", "1999000033334444"),
    ];
    ecs.0.call(Action::ModifyImageSharePermission, share);
    assert_eq!(
        roll_back(&mut ecs, REGION, "image-test"),
        Err("ImageUseShared".to_owned())
    );
    assert_eq!(ecs.latest(REGION, "image-test").as_deref(), Some(IMAGE2));
}

#[test]
fn the_last_image_leaves_the_family_empty() {
    let mut ecs = Simulated(Simulation::new(Scenario::rollback()));
    assert!(roll_back(&mut ecs, REGION, "image-test").is_ok());
    assert!(roll_back(&mut ecs, REGION, "image-test").is_err());
}
