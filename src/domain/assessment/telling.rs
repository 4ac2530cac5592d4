//! What stands beside the findings, and what repair still lacks, in the office's own sentences: the
//! same on screen, in JSON and on paper.

use super::FindingKind;
use crate::domain::{
    Day,
    archive::Standing,
    check::Check,
    list::Until,
    measure::Measure,
    relation::{Related, RelatedFinding, RelatedHit},
    repair::RepairClock,
    warning::Warning,
    wording::FindingWording,
};

/// What a sentence beside the findings is about, in the order they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Beside {
    /// 联合预警
    Warning,
    /// 暂缓受理
    Deferral,
    /// 关联主体
    Related,
    /// 窗口便利
    Conveniences,
    /// 先签承诺
    Commitment,
}

impl Beside {
    /// The Chinese word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Warning => "联合预警",
            Self::Deferral => "暂缓受理",
            Self::Related => "关联",
            Self::Conveniences => "窗口便利",
            Self::Commitment => "先签承诺",
        }
    }
}

impl FindingWording {
    /// Everything that stands beside the findings of a check, in full.
    pub fn beside(&self, check: &Check, measures: &[Measure]) -> Vec<(Beside, String)> {
        let assessment = &check.assessment;
        let warning = assessment.warning.as_ref().map(|warning| self.warning(warning));
        let deferral = assessment.deferral.as_ref().map(|deferral| {
            let day = deferral.until.to_string();
            self.deferral.fill(&[("day", &day), ("ground", &deferral.ground)])
        });
        let conveniences = (!assessment.conveniences.is_empty()).then(|| {
            let convenient = measures.iter().filter(|m| assessment.conveniences.contains(&m.id));
            let names: Vec<&str> = convenient.map(|measure| measure.name.as_str()).collect();
            self.conveniences.fill(&[("names", &names.join("、"))])
        });
        let commitment = assessment.commitment.as_ref().map(|commitment| {
            let places = [("asked", &*commitment.asked), ("ground", &*commitment.ground)];
            self.commitment.fill(&places)
        });
        let mut told = Vec::new();
        told.extend(warning.map(|said| (Beside::Warning, said)));
        told.extend(deferral.map(|said| (Beside::Deferral, said)));
        told.extend(self.related(&check.related).into_iter().map(|said| (Beside::Related, said)));
        told.extend(conveniences.map(|said| (Beside::Conveniences, said)));
        told.extend(commitment.map(|said| (Beside::Commitment, said)));
        told
    }

    /// A joint warning.
    pub fn warning(&self, warning: &Warning) -> String {
        let none = &self.unstated;
        let joined = |names: &[String]| match names {
            [] => none.clone(),
            names => names.join("、"),
        };
        self.joint_warning.fill(&[
            ("grade", &warning.grade),
            ("n", &warning.records.to_string()),
            ("departments", &joined(&warning.departments)),
            ("fields", &joined(&warning.fields)),
        ])
    }

    /// What is known of related subjects, one sentence each; what was not looked at last.
    fn related(&self, related: &Related) -> Vec<String> {
        let mut sentences: Vec<String> =
            related.hits.iter().map(|hit| self.related_hit(hit)).collect();
        for (wording, n) in [
            (&self.related_closed, related.closed),
            (&self.related_contradicted, related.contradicted),
            (&self.related_beyond, related.beyond),
        ] {
            if n > 0 {
                sentences.push(wording.fill(&[("n", &n.to_string())]));
            }
        }
        sentences
    }

    fn related_hit(&self, hit: &RelatedHit) -> String {
        let told = |finding: &RelatedFinding| {
            let until = match (finding.until, &finding.kind) {
                (Until::Stated(day), _) => format!("至 {day}"),
                (Until::Estimated(day), _) => format!("至 {day}（{}）", self.estimated),
                (Until::Open, FindingKind::Listing(..)) => self.until_removed.clone(),
                (Until::Open, _) => self.without_end.clone(),
            };
            let name = match finding.kind {
                FindingKind::Commitment => self.related_broken.fill(&[("name", &finding.name)]),
                _ => finding.name.clone(),
            };
            let disputed = match finding.standing {
                Standing::UnderObjection => {
                    format!("（{}）", self.objection.trim_end_matches('。'))
                }
                Standing::Current => String::new(),
            };
            format!("{} {name} {until}{disputed}", finding.effect.label())
        };
        let findings: Vec<String> = hit.findings.iter().map(told).collect();
        self.related_hit.fill(&[
            ("relation", &hit.relation),
            ("name", &hit.name),
            ("n", &hit.counts.attention().to_string()),
            ("findings", &findings.join("；")),
        ])
    }

    /// What an application for repair still lacks on a day, as far as the archive can know.
    pub fn missing(&self, clock: &RepairClock, day: Day) -> Vec<String> {
        let waits = clock.waits_until(day);
        let waits = waits.map(|until| self.waits.fill(&[("day", &until.to_string())]));
        waits.into_iter().chain(clock.asks.iter().map(|text| text.to_string())).collect()
    }
}
