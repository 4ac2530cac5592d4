//! Warnings, related hits and what repair still lacks, in the office's own sentences: the same on
//! screen, in JSON and on paper.

use crate::domain::{
    Day,
    list::Until,
    relation::{Related, RelatedHit},
    repair::RepairClock,
    warning::Warning,
    wording::FindingWording,
};

impl FindingWording {
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
    pub fn related(&self, related: &Related) -> Vec<String> {
        let mut sentences: Vec<String> =
            related.hits.iter().map(|hit| self.related_hit(hit)).collect();
        for (wording, n) in
            [(&self.related_closed, related.closed), (&self.related_beyond, related.beyond)]
        {
            if n > 0 {
                sentences.push(wording.fill(&[("n", &n.to_string())]));
            }
        }
        sentences
    }

    fn related_hit(&self, hit: &RelatedHit) -> String {
        let told = |until: Until| match until {
            Until::Stated(day) => format!("至 {day}"),
            Until::Estimated(day) => format!("至 {day}（{}）", self.estimated),
            Until::Open => self.without_end.clone(),
        };
        let findings: Vec<String> = hit
            .findings
            .iter()
            .map(|(effect, name, until)| format!("{} {name} {}", effect.label(), told(*until)))
            .collect();
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
