//! A program that rolls a family of images back. It knows nothing of the simulator: its tests do.

/// What the program asks of the ECS API: in production by an SDK, in tests of a simulation.
pub trait Ecs {
    /// The id of the image that a family resolves to.
    fn latest(&mut self, region: &str, family: &str) -> Option<String>;

    /// Deprecates an image; otherwise the error's code.
    fn deprecate(&mut self, region: &str, image: &str) -> Result<(), String>;
}

/// Gives the newest image of a family up, and answers with the one before.
pub fn roll_back(ecs: &mut impl Ecs, region: &str, family: &str) -> Result<String, String> {
    let newest = ecs
        .latest(region, family)
        .ok_or_else(|| format!("{family} has no image"))?;
    ecs.deprecate(region, &newest)?;
    ecs.latest(region, family)
        .ok_or_else(|| format!("{newest} was the last image of {family}"))
}
