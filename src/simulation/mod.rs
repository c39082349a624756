//! One running simulation: `account = fold(scenario, calls)`.
//!
//! ```
//! use image_family_simulator::openapi::Action;
//! use image_family_simulator::simulation::{Scenario, Simulation};
//!
//! let mut simulation = Simulation::new(Scenario::rollback());
//! let family = [("RegionId", "cn-hangzhou"), ("ImageFamily", "image-test")];
//! let response = simulation.call(Action::DescribeImageFromFamily, family);
//! assert_eq!(response.body["Image"]["ImageName"], "image2");
//! ```

mod built_in;
mod call;
mod faults;
mod file;
mod incoming;
mod link;
pub(crate) mod part;
mod reader;
mod saved;
mod scenario;

use crate::account::{Account, Changes, Ending, RegionId, Timestamp, ids};
use crate::openapi::{self, Action, Parameters, Response, answer, client_token, refuse, wire};
pub use built_in::FLEET_LIMIT;
pub use call::{Call, CallRecord, FINISH_IMAGE};
use faults::Faults;
pub use faults::{Fault, FaultRule};
pub use file::{ScenarioError, ScenarioFile};
pub use incoming::{FILE_LIMIT, IncomingError};
pub use link::{LINK_LIMIT, LINK_START, LINK_VERSION, LinkError, link_text};
pub use saved::{ImportError, SavedSimulation, UndoneCall};
pub use scenario::{BuiltIn, Scenario, Source};

/// What one place of the log did to the account: time passed, then the call.
#[derive(Debug, Clone, Default)]
struct Step {
    passed: Changes,
    called: Changes,
}

/// A scenario, the calls since, and the account that they make.
#[derive(Debug, Clone)]
pub struct Simulation {
    scenario: Scenario,
    account: Account,
    records: Vec<CallRecord>,
    steps: Vec<Step>,
    /// Time that passed since the newest call.
    passed: Changes,
    /// Calls taken back, the one to redo first at the end.
    undone: Vec<UndoneCall>,
    faults: Faults,
}

impl Simulation {
    /// A simulation at its start.
    #[must_use]
    pub fn new(scenario: Scenario) -> Self {
        let account = scenario.account();
        let mut faults = Faults::default();
        faults.set(scenario.faults().to_vec());
        Self {
            scenario,
            account,
            records: Vec::new(),
            steps: Vec::new(),
            passed: Changes::default(),
            undone: Vec::new(),
            faults,
        }
    }

    /// Makes a call. It never fails: what the API refuses is an answer too.
    pub fn call(&mut self, action: impl AsRef<str>, parameters: impl Into<Parameters>) -> Response {
        let (action, parameters) = (action.as_ref(), parameters.into());
        let struck = self.draw_fault(action, &parameters);
        self.call_struck(action, parameters, struck)
    }

    /// Makes a call that this fault strikes, if it is given, and no other.
    pub fn call_struck(&mut self, action: &str, parameters: Parameters, fault: Option<Fault>) -> Response {
        self.perform_new(Call {
            time: self.now(),
            action: action.to_owned(),
            parameters,
            fault,
            by_hand: false,
        })
    }

    fn perform_new(&mut self, call: Call) -> Response {
        let record = self.perform(call);
        let (response, changed) = (record.response.clone(), record.changed);
        if changed {
            self.undone.clear();
        }
        response
    }

    /// Ends the work on an image now: with that ending, or as it was going to end. It stands in the log like a call,
    /// and can be undone. `false`, and no more than that, when there is no such image under way.
    pub fn finish_image(&mut self, region: RegionId, id: &str, ending: Option<Ending>) -> bool {
        if self.account.finish_image(region, id, ending).is_err() {
            return false;
        }
        let parameters = Parameters::from([("RegionId", region.as_str()), ("ImageId", id)]);
        self.perform_new(Call {
            time: self.now(),
            action: FINISH_IMAGE.to_owned(),
            parameters: match ending {
                Some(ending) => parameters.with("Ending", ending.as_str()),
                None => parameters,
            },
            fault: None,
            by_hand: true,
        });
        true
    }

    /// Answers an HTTP request as the service's endpoint does, in any of its dialects.
    pub fn handle(&mut self, request: &wire::Request) -> wire::Response {
        match wire::read(request) {
            wire::Read::Preflight => wire::preflight(),
            wire::Read::Call {
                action,
                parameters,
                format,
            } => {
                let response = self.call(&action, parameters);
                wire::write(&action, &response, format)
            }
        }
    }

    /// Makes a call at its time and logs it.
    fn perform(&mut self, call: Call) -> &CallRecord {
        self.pass_time(call.time);
        let (called, response) = match &call.fault {
            None if call.by_hand => self.by_hand(&call),
            None => self.answer(&call.action, &call.parameters),
            Some(fault) => self.answer_faulty(&call, fault),
        };
        self.account.apply(&called);
        let writes = || call.by_hand || Action::parse(&call.action).is_some_and(Action::writes);
        let changed = !called.is_empty() && writes();
        let passed = std::mem::take(&mut self.passed);
        self.steps.push(Step { passed, called });
        self.records.push_mut(CallRecord {
            call,
            response,
            changed,
        })
    }

    /// Makes a call that was made before, with the fault that struck it then.
    pub fn repeat(&mut self, call: Call) {
        let time = call.time.max(self.now());
        if self.perform(Call { time, ..call }).changed {
            self.undone.clear();
        }
    }

    fn request_id(&self) -> String {
        let count = u64::try_from(self.records.len()).unwrap_or(u64::MAX);
        ids::request_id(self.account.seed(), count)
    }

    /// When the calls before it are undone, there may be nothing left to do for it.
    fn by_hand(&self, call: &Call) -> (Changes, Response) {
        let get = |name| call.parameters.get(name).unwrap_or_default();
        let region = RegionId::parse(get("RegionId")).unwrap_or(RegionId::HANGZHOU);
        let ending = Ending::parse(get("Ending"));
        let finished = self.account.finish_image(region, get("ImageId"), ending);
        openapi::answered(&call.action, &call.parameters, &self.request_id(), finished)
    }

    fn answer(&self, action: &str, parameters: &Parameters) -> (Changes, Response) {
        let request_id = self.request_id();
        match self.repeated(action, parameters) {
            Ok(None) => answer(&self.account, action, parameters, &request_id),
            Ok(Some(earlier)) => (Changes::default(), earlier.again(&request_id)),
            Err(fault) => (
                Changes::default(),
                refuse(action, parameters, &request_id, &fault),
            ),
        }
    }

    /// The answer to an earlier call with the same `ClientToken`: it is given again, and nothing is made twice.
    fn repeated(&self, action: &str, parameters: &Parameters) -> Result<Option<&Response>, openapi::Fault> {
        let Some(token) = client_token(action, parameters)? else {
            return Ok(None);
        };
        let same = |record: &&CallRecord| {
            record.changed
                && record.call.action == action
                && record.call.parameters.get("ClientToken") == Some(token)
        };
        match self.records.iter().find(same) {
            None => Ok(None),
            Some(earlier) if earlier.call.parameters.says_the_same(parameters) => Ok(Some(&earlier.response)),
            Some(_) => Err(openapi::Cause::TokenReused.into()),
        }
    }

    /// A fault with a status stands in for the answer; one without only delays or garbles it.
    fn answer_faulty(&self, call: &Call, fault: &Fault) -> (Changes, Response) {
        let (mut changes, mut response) = self.answer(&call.action, &call.parameters);
        if fault.status != 0 {
            changes = Changes::default();
            let host = openapi::host(&call.parameters);
            response = response.replaced(&host, fault.status, &fault.code, &fault.message);
        }
        response.retry_after_ms = fault.retry_after_ms;
        response.latency_ms = fault.latency_ms.unwrap_or_default();
        response.garbled = fault.garbled;
        (changes, response)
    }

    /// Replaces the fault rules; the draws begin anew. Rules hold for calls to come; each fault that strikes is saved
    /// with its call, so that a replay is exact.
    pub fn set_faults(&mut self, rules: Vec<FaultRule>) {
        self.faults.set(rules);
    }

    /// The fault rules in force.
    pub fn faults(&self) -> impl Iterator<Item = &FaultRule> {
        self.faults.rules()
    }

    fn draw_fault(&mut self, action: &str, parameters: &Parameters) -> Option<Fault> {
        let now = self.now();
        let records = &self.records;
        let recent = |action: Option<&str>, seconds: u64| {
            let within = records
                .iter()
                .rev()
                .take_while(|record| now.since(record.call.time) < seconds);
            let counted = within.filter(|record| action.is_none_or(|action| action == record.call.action));
            u64::try_from(counted.count()).unwrap_or(u64::MAX)
        };
        self.faults.draw(self.account.seed(), action, parameters, recent)
    }

    fn pass_time(&mut self, until: Timestamp) {
        let passed = self.account.let_pass(until);
        self.passed.append(passed);
    }

    /// Makes a call on the account, looks at what it would be, and takes it back: nothing is logged.
    pub fn preview<T>(
        &mut self,
        action: impl AsRef<str>,
        parameters: impl Into<Parameters>,
        look: impl FnOnce(&Account) -> T,
    ) -> (Response, T) {
        let (changes, response) = self.answer(action.as_ref(), &parameters.into());
        self.account.apply(&changes);
        let seen = look(&self.account);
        self.account.apply(&changes.reversed());
        (response, seen)
    }

    /// The same with several calls, one after the other.
    pub fn rehearse<T>(
        &mut self,
        calls: impl IntoIterator<Item = (impl AsRef<str>, impl Into<Parameters>)>,
        look: impl FnOnce(&Account) -> T,
    ) -> (Vec<Response>, T) {
        let mut made = Vec::new();
        let mut responses = Vec::new();
        for (action, parameters) in calls {
            let (changes, response) = self.answer(action.as_ref(), &parameters.into());
            self.account.apply(&changes);
            made.push(changes);
            responses.push(response);
        }
        let seen = look(&self.account);
        for changes in made.into_iter().rev() {
            self.account.apply(&changes.reversed());
        }
        (responses, seen)
    }

    /// What a look finds at the start and after each call, oldest first: the account goes back and comes again.
    pub fn look_back<T>(&mut self, mut look: impl FnMut(&Account) -> T) -> Vec<T> {
        self.account.apply(&self.passed.clone().reversed());
        for step in self.steps.iter().rev() {
            self.account.apply(&step.called.clone().reversed());
            self.account.apply(&step.passed.clone().reversed());
        }
        let mut seen = vec![look(&self.account)];
        for step in &self.steps {
            self.account.apply(&step.passed);
            self.account.apply(&step.called);
            seen.push(look(&self.account));
        }
        self.account.apply(&self.passed);
        seen
    }

    /// Lets simulated time pass.
    pub fn advance(&mut self, seconds: u64) {
        self.pass_time(self.now().after(seconds));
    }

    /// Takes back the newest call that changed the account; `false` when there is none. The calls behind it keep
    /// their times and are made again without it.
    pub fn undo(&mut self) -> bool {
        let Some(place) = self.records.iter().rposition(|record| record.changed) else {
            return false;
        };
        let now = self.now();
        let mut later = self.rewind(place).into_iter();
        let Some(call) = later.next() else { return false };
        self.undone.push(UndoneCall { place, call });
        self.replay(later, now);
        true
    }

    /// Makes the call last taken back again, where it was; `false` when there is none.
    pub fn redo(&mut self) -> bool {
        let Some(UndoneCall { place, call }) = self.undone.pop() else {
            return false;
        };
        let now = self.now();
        let later = self.rewind(place.min(self.records.len()));
        self.replay(std::iter::once(call).chain(later), now);
        true
    }

    /// Goes back to before a place of the log, and hands over the calls from there on.
    fn rewind(&mut self, place: usize) -> Vec<Call> {
        self.account.apply(&std::mem::take(&mut self.passed).reversed());
        for step in self.steps.drain(place..).rev() {
            self.account.apply(&step.called.reversed());
            self.account.apply(&step.passed.reversed());
        }
        self.records.drain(place..).map(|record| record.call).collect()
    }

    /// Makes calls again at their own times, then lets time pass up to the present.
    fn replay(&mut self, calls: impl Iterator<Item = Call>, now: Timestamp) {
        for call in calls {
            self.perform(call);
        }
        self.pass_time(now);
    }

    /// Goes back to the scenario's start; the fault rules stay.
    pub fn reset(&mut self) {
        let rules = self.faults().cloned().collect();
        self.rewind(0);
        self.undone.clear();
        self.set_faults(rules);
    }

    /// The account as it is.
    #[must_use]
    pub fn account(&self) -> &Account {
        &self.account
    }

    /// The scenario that it started from.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The calls, oldest first, with their answers.
    #[must_use]
    pub fn calls(&self) -> &[CallRecord] {
        &self.records
    }

    /// The call that [`Self::undo`] would take back.
    #[must_use]
    pub fn undoable(&self) -> Option<&CallRecord> {
        self.records.iter().rev().find(|record| record.changed)
    }

    /// The call that [`Self::redo`] would make again.
    #[must_use]
    pub fn redoable(&self) -> Option<&Call> {
        self.undone.last().map(|undone| &undone.call)
    }

    /// How many calls [`Self::redo`] could make again, one after the other.
    #[must_use]
    pub fn redoable_calls(&self) -> usize {
        self.undone.len()
    }

    /// The simulated time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.account.now()
    }
}
