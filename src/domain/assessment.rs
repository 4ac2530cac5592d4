//! What an archive means to a matter: findings with their grounds, an overall state of fact, a joint
//! warning. Pure: the same archive and scene give the same assessment, in the same order, on
//! screen, in JSON and on paper. It decides about nobody.

mod finding;
mod remark;
mod sentence;
mod telling;

use std::{cmp::Reverse, sync::Arc};

use serde::Serialize;

use super::{
    Day,
    archive::{Archive, Entry},
    catalogue::{Catalogue, Nature, Role},
    effect::Effect,
    field::Fields,
    list::{Colour, Listing, Until},
    measure::{AtTheWindow, Measure, MeasureId},
    performance::Performance,
    scene::{Scene, SceneId, SceneRule},
    warning::{Tally, Warning, WarningRules},
    wording::FindingWording,
};

use finding::{Case, Told};
pub use finding::{Deferral, Finding, FindingKind};
pub use remark::{Remark, RemarkKind};
pub use telling::Beside;

/// The office's tables an archive is assessed by.
#[derive(Debug, Clone, Copy)]
pub struct Policy<'a> {
    /// Items.
    pub catalogue: &'a Catalogue,
    /// Measures of both kinds.
    pub measures: &'a [Measure],
    /// Regulated fields.
    pub fields: &'a Fields,
    /// When bad records become a warning.
    pub warning: &'a WarningRules,
    /// The office's sentences.
    pub wording: &'a FindingWording,
}

/// The overall state: facts, never a judgment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// 有需关注记录
    Attention,
    /// 未见需关注记录
    Clear,
    /// 未查到主体
    NotFound,
    /// 无法核查
    NotCheckable,
}

impl State {
    /// The Chinese words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Attention => "有需关注记录",
            Self::Clear => "未见需关注记录",
            Self::NotFound => "未查到主体",
            Self::NotCheckable => "无法核查",
        }
    }
}

/// How many findings of each effect.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// 限制
    pub limit: usize,
    /// 审慎
    pub caution: usize,
    /// 提示
    pub notice: usize,
    /// 优先
    pub prefer: usize,
}

impl Counts {
    /// The number of one effect.
    pub fn of(self, effect: Effect) -> usize {
        match effect {
            Effect::Limit => self.limit,
            Effect::Caution => self.caution,
            Effect::Notice => self.notice,
            Effect::Prefer => self.prefer,
        }
    }

    /// Those that ask for attention.
    pub fn attention(self) -> usize {
        self.limit + self.caution + self.notice
    }

    /// The same number of findings, of those that ask for attention each a notice.
    #[must_use]
    pub fn as_notices(self) -> Self {
        Self { notice: self.attention(), prefer: self.prefer, ..Self::default() }
    }

    fn add(&mut self, effect: Effect) {
        match effect {
            Effect::Limit => self.limit += 1,
            Effect::Caution => self.caution += 1,
            Effect::Notice => self.notice += 1,
            Effect::Prefer => self.prefer += 1,
        }
    }
}

/// What an archive means to a scene on its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The scene.
    pub scene: SceneId,
    /// Its name.
    pub scene_name: String,
    /// The day of the archive.
    pub day: Day,
    /// First day of the look-back; from ever when none.
    pub from: Option<Day>,
    /// The overall state: attention or clear; the other two are outcomes of a look-up.
    pub state: State,
    /// Findings by effect.
    pub counts: Counts,
    /// The findings, the heaviest first, then listings, then the youngest.
    pub findings: Vec<Finding>,
    /// The joint warning, if there is one.
    pub warning: Option<Warning>,
    /// Conveniences at the window an honour opens; none beside what limits or asks for care.
    pub conveniences: Vec<MeasureId>,
    /// Until when a broken commitment defers applications.
    pub deferral: Option<Deferral>,
    /// The commitment that is asked for first.
    pub commitment: Option<super::scene::CommitmentAsked>,
    /// What limits this answer: status, what was not looked at.
    pub remarks: Vec<Remark>,
    /// The overall state as a sentence.
    pub summary: String,
}

/// What an archive means to a matter, on the archive's own day.
pub fn assess(policy: Policy<'_>, scene: &Scene, archive: &Archive) -> Assessment {
    let open = Open::of(policy, scene, archive);
    let from = scene.look_back.back_from(open.day);
    let mut findings = Vec::new();
    let mut tally = Tally::default();
    let mut before = 0;
    for (place, entry) in archive.entries.iter().enumerate() {
        let Some(item) = policy.catalogue.item(&entry.record.item) else { continue };
        let listing = listing_of(archive, entry);
        let case = Case { place, entry, item, listing };
        let Some((effect, weight)) = open.weigh(&case) else { continue };
        let told = Told { since: case.since(), authority: case.authority() };
        if is_before(&case, told.since, from) {
            before += 1;
            continue;
        }
        if entry.nature == Nature::Negative {
            tally.add(policy.fields, told.authority, entry, listing);
        }
        findings.push(Finding::new(policy, &open, (&case, told), effect, weight));
    }
    findings.sort_by_cached_key(|finding| {
        let listed = matches!(finding.kind, FindingKind::Listing(..));
        (finding.effect, !listed, Reverse(finding.since), finding.record.clone())
    });
    conclude(policy, scene, archive, Found { from, findings, tally, before })
}

/// What was found, before it is put together.
struct Found<'a> {
    from: Option<Day>,
    findings: Vec<Finding>,
    tally: Tally<'a>,
    before: usize,
}

fn conclude(
    policy: Policy<'_>,
    scene: &Scene,
    archive: &Archive,
    mut found: Found<'_>,
) -> Assessment {
    withhold_conveniences(policy, &mut found.findings);
    let mut counts = Counts::default();
    for finding in &found.findings {
        counts.add(finding.effect);
    }
    let state = if counts.attention() > 0 { State::Attention } else { State::Clear };
    let deferrals = found.findings.iter().filter_map(|finding| finding.deferral.clone());
    Assessment {
        scene: scene.id.clone(),
        scene_name: scene.name.clone(),
        day: archive.day,
        from: found.from,
        state,
        counts,
        warning: found.tally.warning(policy.warning),
        conveniences: conveniences(policy, &found.findings),
        deferral: deferrals.max_by_key(|deferral| deferral.until),
        commitment: scene.commitment.clone(),
        remarks: remark::all(policy, archive, found.before),
        summary: sentence::summary(policy.wording, scene, counts),
        findings: found.findings,
    }
}

/// The listing a record is; none for any other record.
fn listing_of<'a>(archive: &'a Archive, entry: &Entry) -> Option<&'a Listing> {
    let record = (&entry.record.item, entry.record.key);
    archive.listings.iter().find(|listing| (&listing.record.0, listing.record.1) == record)
}

/// What can apply in a scene to a subject on a day, whatever its records are: sought once.
struct Open<'p> {
    scene: &'p Scene,
    day: Day,
    rules: Vec<&'p SceneRule>,
    measures: Vec<&'p Measure>,
}

impl<'p> Open<'p> {
    fn of(policy: Policy<'p>, scene: &'p Scene, archive: &Archive) -> Self {
        let (day, subject) = (archive.day, archive.subject.kind);
        let measures = policy.measures.iter();
        Self {
            scene,
            day,
            rules: scene.rules.iter().filter(|rule| rule.in_force.on(day)).collect(),
            measures: measures.filter(|m| m.is_open(&scene.id, subject, day)).collect(),
        }
    }

    /// Until when a broken commitment defers applications here, and by which rule: its own where it
    /// states one, else the scene's.
    fn deferral(&self, case: &Case<'_>) -> Option<(Until, Arc<str>)> {
        let stated = case.entry.record.day(case.item, Role::DeferredUntil);
        let named = [Role::DeferredCode, Role::DeferredFor].map(|role| case.value(role));
        let mut matters = named.into_iter().flatten().flat_map(|text| text.split('、'));
        let ground = case.value(Role::DeferredGround).map(Arc::from);
        if let (Some(until), true) = (stated, named != [None, None]) {
            let is_here = matters.any(|matter| self.scene.is_called(matter.trim()));
            // By identifiers only the window's own records name matters: their day is by the rule.
            let by_rule = named[0].is_some();
            let until = if by_rule { Until::Estimated(until) } else { Until::Stated(until) };
            let ground = ground.unwrap_or_else(|| self.scene.ground.as_str().into());
            return is_here.then_some((until, ground));
        }
        let deferring = self.scene.deferral.as_ref()?;
        let until = match stated {
            Some(until) => Until::Stated(until),
            None => Until::Estimated(deferring.term.last_day(case.entry.since(case.item)?)?),
        };
        Some((until, ground.unwrap_or_else(|| Arc::clone(&deferring.ground))))
    }

    /// How a record weighs and by which rule; `None` when no rule speaks of it.
    fn weigh(&self, case: &Case<'_>) -> Option<(Effect, Weight<'p>)> {
        if case.entry.performance == Some(Performance::Broken)
            && let Some((until, ground)) = self.deferral(case)
            && until.day().is_some_and(|last| last >= self.day)
        {
            return Some((Effect::Limit, Weight::Deferral { until, ground }));
        }
        let nature = nature(case);
        let suiting = self.rules.iter().filter(|rule| rule.effect.suits(nature));
        let mut selecting = suiting.filter(|rule| rule.selector.selects(case.entry, case.listing));
        selecting.next().map(|rule| (rule.effect, Weight::Rule(rule)))
    }
}

/// What gives a finding its weight.
pub(super) enum Weight<'s> {
    Rule(&'s SceneRule),
    Deferral { until: Until, ground: Arc<str> },
}

/// A red list is an honour and any other list is not, whatever item brought the entry.
fn nature(case: &Case<'_>) -> Nature {
    match case.listing.map(|listing| listing.colour) {
        Some(Colour::Red) => Nature::Positive,
        Some(Colour::Yellow | Colour::Black) => Nature::Negative,
        None => case.entry.nature,
    }
}

/// Whether a record lies before the look-back. A listing that still runs is a fact of the day,
/// however old; so is a record whose day is not known.
fn is_before(case: &Case<'_>, since: Option<Day>, from: Option<Day>) -> bool {
    case.listing.is_none() && from.zip(since).is_some_and(|(from, since)| since < from)
}

/// Takes conveniences out of what honours call for, beside a finding that limits or asks for care:
/// one answer must not both grant and refuse them.
fn withhold_conveniences(policy: Policy<'_>, findings: &mut [Finding]) {
    let weighs = |finding: &Finding| matches!(finding.effect, Effect::Limit | Effect::Caution);
    if findings.iter().any(weighs) {
        for finding in findings {
            finding.measures.retain(|id| !is_convenience(policy, id));
        }
    }
}

fn is_convenience(policy: Policy<'_>, id: &MeasureId) -> bool {
    let measure = policy.measures.iter().find(|measure| measure.id == *id);
    measure.is_some_and(|measure| measure.place == AtTheWindow::Convenience)
}

/// Conveniences at the window, each once.
fn conveniences(policy: Policy<'_>, findings: &[Finding]) -> Vec<MeasureId> {
    let mut called: Vec<&MeasureId> = findings.iter().flat_map(|f| &f.measures).collect();
    called.sort();
    called.dedup();
    called.into_iter().filter(|id| is_convenience(policy, id)).cloned().collect()
}
