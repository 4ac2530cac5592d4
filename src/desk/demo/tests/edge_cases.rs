//! Every edge case of the rules, found by asking the archive, not by knowing where it was put.

use super::*;
use crate::domain::{
    archive::{Entry, Standing},
    assessment::{Assessment, FindingKind, RemarkKind, State, assess},
    code::{Code, CodeKind, Verdict},
    conflict::ConflictReason,
    effect::Effect,
    list::{Colour, ListingState, Until},
    performance::Performance,
    relation::{self, Party},
    scene::SceneId,
    severity::Severity,
    subject::SubjectKind,
};

/// A district as it answers on its day.
struct World {
    forms: Forms,
    held: Vec<Holdings>,
    /// By basis, in the order of [`Basis::ALL`].
    archives: Vec<Vec<Archive>>,
    conflicts: Vec<ConflictReason>,
}

impl World {
    fn any(&self, found: impl Fn(&Holdings) -> bool) -> bool {
        self.held.iter().any(found)
    }

    fn archive(&self, found: impl Fn(&Archive) -> bool) -> bool {
        self.archives.iter().flatten().any(found)
    }

    fn entry(&self, found: impl Fn(&Entry) -> bool) -> bool {
        self.archive(|archive| archive.entries.iter().any(&found))
    }

    /// Whether some archive means this to a scene, asked on public information.
    fn assessed(&self, scene: &str, found: impl Fn(&Assessment, &Archive) -> bool) -> bool {
        let scene = self.forms.scene(&SceneId::from(scene)).unwrap();
        let public = Basis::ALL.into_iter().zip(&self.archives);
        let archives = public.filter(|(basis, _)| *basis == Basis::Public).flat_map(|(_, all)| all);
        archives
            .into_iter()
            .any(|archive| found(&assess(self.forms.policy(), scene, archive), archive))
    }

    /// Whether some subject's register names a party of this relation that is this subject.
    fn related(&self, relation: &str, found: impl Fn(&Holdings) -> bool) -> bool {
        let known = |party: &Party| {
            let mut whom = self.held.iter().filter(|held| party.is_known_by(&held.subject.codes));
            whom.any(|held| party.may_be(&held.subject) && found(held))
        };
        self.any(|held| {
            let parties =
                relation::of_holdings(&self.forms.catalogue, held, (Basis::Public, &[DAY]));
            parties.iter().any(|party| party.relation == relation && known(party))
        })
    }

    fn code(&self, found: impl Fn(&Code) -> bool) -> bool {
        self.any(|held| held.subject.codes.iter().any(&found))
    }

    fn name(&self, part: &str) -> bool {
        self.any(|held| held.subject.name.contains(part))
    }

    fn namesakes(&self, kind: SubjectKind) -> bool {
        let of_kind = || self.held.iter().filter(move |held| held.subject.kind == kind);
        of_kind()
            .any(|one| of_kind().filter(|two| two.subject.name == one.subject.name).count() > 1)
    }
}

fn known_by_only(held: &Holdings, kind: CodeKind) -> bool {
    held.subject.provisional && held.subject.codes.iter().all(|code| code.kind() == kind)
}

fn reads_as_both(code: &Code) -> bool {
    code.kind() == CodeKind::ResidentId
        && Code::new(CodeKind::CreditCode, code.as_str())
            .is_ok_and(|credit| credit.verdict() == Verdict::Holds)
}

type Case = (&'static str, fn(&World) -> bool);

const CODES: &[Case] = &[
    ("check character fails", |w| {
        w.code(|c| c.kind() == CodeKind::CreditCode && c.verdict() != Verdict::Holds)
    }),
    ("abolished division", |w| w.code(|c| c.as_str().get(2..8) == Some("320107"))),
    ("national registrar", |w| w.code(|c| c.as_str().get(2..8) == Some("100000"))),
    ("old and new codes", |w| {
        w.any(|held| {
            let has = |kind| held.subject.code(kind).is_some();
            has(CodeKind::CreditCode)
                && has(CodeKind::OrganizationCode)
                && has(CodeKind::RegistrationNumber)
                && has(CodeKind::TaxNumber)
        })
    }),
    ("registration number only", |w| {
        w.any(|held| known_by_only(held, CodeKind::RegistrationNumber))
    }),
    ("organization code only", |w| w.any(|held| known_by_only(held, CodeKind::OrganizationCode))),
    ("13-digit registration number", |w| w.code(|c| c.as_str().len() == 13)),
    ("written registration number", |w| w.code(|c| c.as_str().starts_with('企'))),
    ("cooperative's number", |w| w.code(|c| c.as_str().get(6..8) == Some("NA"))),
    ("resident number that is a credit code", |w| w.code(reads_as_both)),
    ("15-digit resident number", |w| w.code(|c| c.kind() == CodeKind::ResidentId15)),
    ("residence permit", |w| w.code(|c| c.kind() == CodeKind::HmtResidencePermit)),
    ("foreigner's card of 2023", |w| w.code(|c| c.kind() == CodeKind::ForeignerId)),
    ("foreigner's card of 2017", |w| w.code(|c| c.kind() == CodeKind::ForeignerId15)),
    ("passport", |w| w.code(|c| c.kind() == CodeKind::Passport)),
    ("travel permit", |w| w.code(|c| c.kind() == CodeKind::TravelPermit)),
    ("institution's number", |w| w.code(|c| c.kind() == CodeKind::InstitutionNumber)),
    ("social organisation's number", |w| w.code(|c| c.kind() == CodeKind::SocialNumber)),
    ("registers 1, 3, 5, 7, 8, 9, N, Y", |w| {
        [
            "11", "12", "31", "51", "52", "53", "54", "71", "81", "91", "92", "93", "N1", "N2",
            "N3", "Y1",
        ]
        .iter()
        .all(|head| w.code(|c| c.kind() == CodeKind::CreditCode && c.as_str().starts_with(head)))
    }),
];

const SUBJECTS: &[Case] = &[
    ("provisional by credit code", |w| {
        w.any(|held| held.subject.provisional && held.subject.code(CodeKind::CreditCode).is_some())
    }),
    ("two companies of one name", |w| w.namesakes(SubjectKind::LegalPerson)),
    ("people of one name", |w| w.namesakes(SubjectKind::NaturalPerson)),
    ("two former names", |w| w.any(|held| held.subject.former_names.len() > 1)),
    ("rare characters", |w| ["䶮", "㛃", "𬍛", "𠮷"].iter().all(|c| w.name(c))),
    ("middle dot", |w| w.name("·")),
    ("full-width brackets", |w| w.name("（")),
    ("half-width brackets", |w| w.name("(")),
    ("full-width letters", |w| w.name("ＡＢＣ")),
    ("very long name", |w| w.any(|held| held.subject.name.chars().count() > 50)),
    ("base information and nothing else", |w| {
        w.any(|held| held.records.len() == 1 && !held.subject.provisional)
    }),
    ("three hundred records", |w| w.any(|held| held.records.len() >= 300)),
    ("held for its name", |w| w.conflicts.contains(&ConflictReason::NameDiffers)),
    ("held for its codes", |w| w.conflicts.contains(&ConflictReason::CodesDisagree)),
    ("archive with held rows", |w| w.any(|held| held.conflicts > 0)),
];

const RECORDS: &[Case] = &[
    ("expired", |w| w.archive(|a| a.left_out.expired > 0)),
    ("past publicity", |w| w.archive(|a| a.left_out.past_publicity > 0)),
    ("withdrawn", |w| w.archive(|a| a.left_out.withdrawn > 0)),
    ("repaired or removed", |w| w.archive(|a| a.left_out.repaired > 0)),
    ("not yet", |w| w.archive(|a| a.left_out.not_yet > 0)),
    ("out of scope", |w| w.archive(|a| a.left_out.out_of_scope > 0)),
    ("under objection", |w| w.entry(|e| e.standing == Standing::UnderObjection)),
    ("minor", |w| w.entry(|e| e.severity == Some(Severity::Minor))),
    ("general", |w| w.entry(|e| e.severity == Some(Severity::General))),
    ("serious", |w| w.entry(|e| e.severity == Some(Severity::Serious))),
    ("undecided", |w| w.entry(|e| e.nature == Nature::Negative && e.severity.is_none())),
    ("ends today", |w| w.entry(|e| e.until == Until::Stated(DAY))),
    ("stated end", |w| w.entry(|e| matches!(e.until, Until::Stated(day) if day > DAY))),
    ("estimated end", |w| w.entry(|e| matches!(e.until, Until::Estimated(_)))),
    ("open end", |w| w.entry(|e| e.until == Until::Open)),
    ("every scope", |w| {
        ["公示", "仅政府部门内部共享", "仅可授权查询"].iter().all(|scope| {
            w.any(|held| held.records.iter().any(|r| r.fields.as_stored().contains(scope)))
        })
    }),
    ("every state", |w| {
        ["正常", "撤销", "异议", "其他", "已修复", "无效"].iter().all(|state| {
            w.any(|held| held.records.iter().any(|r| r.fields.iter().any(|(_, v)| v == *state)))
        })
    }),
    ("one fen", |w| {
        w.any(|held| held.records.iter().any(|r| r.fields.iter().any(|(_, v)| v == "0.000001")))
    }),
];

const LISTINGS: &[Case] = &[
    ("red, yellow and black at once", |w| {
        w.archive(|a| {
            [Colour::Red, Colour::Yellow, Colour::Black]
                .iter()
                .all(|colour| a.listings.iter().any(|listing| listing.colour == *colour))
        })
    }),
    ("last day on a list", |w| {
        w.archive(|a| a.listings.iter().any(|l| l.until == Until::Stated(DAY)))
    }),
    ("first day on a list", |w| w.archive(|a| a.listings.iter().any(|l| l.since == Some(DAY)))),
    ("estimated end of a listing", |w| {
        w.archive(|a| a.listings.iter().any(|l| matches!(l.until, Until::Estimated(_))))
    }),
    ("open listing", |w| w.archive(|a| a.listings.iter().any(|l| l.until == Until::Open))),
    ("listing under objection", |w| {
        w.archive(|a| a.listings.iter().any(|l| l.state == ListingState::UnderObjection))
    }),
    ("list the office does not know", |w| {
        w.archive(|a| a.listings.iter().any(|l| l.name == "示范区某专项严重失信名单"))
    }),
];

/// What archives mean to a matter.
const MEANINGS: &[Case] = &[
    ("wage arrears without a stated end and nothing else", |w| {
        w.assessed("special-fund", |a, _| match a.findings.as_slice() {
            [only] => {
                matches!(&only.kind, FindingKind::Listing(list, _) if list.as_str() == "wage-arrears")
                    && matches!(only.until, Until::Estimated(_))
                    && only.effect == Effect::Limit
            }
            _ => false,
        })
    }),
    ("joint warning of three departments", |w| {
        w.assessed("special-fund", |a, _| {
            a.warning.as_ref().is_some_and(|w| w.departments.len() == 3 && w.fields.len() >= 2)
        })
    }),
    ("joint warning of two departments", |w| {
        w.assessed("special-fund", |a, _| {
            a.warning.as_ref().is_some_and(|w| w.departments.len() == 2)
        })
    }),
    ("broken commitment that defers", |w| {
        w.assessed("planning-permit", |a, _| a.deferral.as_ref().is_some_and(|d| d.until >= DAY))
    }),
    ("broken commitment that defers no longer", |w| {
        w.assessed("planning-permit", |a, archive| {
            kept(archive, Performance::Broken)
                && a.deferral.is_none()
                && a.findings.iter().any(|f| f.kind == FindingKind::Commitment)
        })
    }),
    ("commitment kept in part", |w| {
        w.assessed("permit", |a, archive| {
            kept(archive, Performance::Partly)
                && a.findings.iter().any(|f| f.kind == FindingKind::Commitment)
        })
    }),
    ("commitment put right since", |w| {
        w.assessed("planning-permit", |a, archive| {
            kept(archive, Performance::Corrected) && a.findings.is_empty()
        })
    }),
    ("honour and nothing against it", |w| {
        w.assessed("permit", |a, _| a.state == State::Clear && !a.conveniences.is_empty())
    }),
    ("revoked", |w| {
        w.assessed("permit", |a, archive| {
            let status = archive.subject.status.as_deref().unwrap_or_default();
            status.contains("吊销") && a.remarks.iter().any(|r| r.kind == RemarkKind::Status)
        })
    }),
    ("graded by rule", |w| {
        ["简易程序处罚", "巨额罚款", "吊销许可证件、责令关闭、限制从业、降低资质等级、行政拘留"]
            .iter()
            .all(|name| w.entry(|e| e.graded_by.as_ref().is_some_and(|rule| rule.name == *name)))
    }),
    ("represented by a person on a black list", |w| {
        w.related("法定代表人", |held| {
            let archive = archive(&w.forms, held, Basis::Public);
            held.subject.kind.is_natural_person()
                && archive.listings.iter().any(|l| l.colour == Colour::Black)
        })
    }),
    ("shareholders of both sorts", |w| {
        w.related("股东", |held| held.subject.kind.is_natural_person())
            && w.related("股东", |held| !held.subject.kind.is_natural_person())
    }),
    ("shareholder that left", |w| {
        w.any(|held| {
            // In the year before it was left there was one party more.
            let on = |day| {
                relation::of_holdings(&w.forms.catalogue, held, (Basis::Public, &[day])).len()
            };
            on(DAY) > 0 && on(DAY.saturating_sub(jiff::Span::new().years(1))) > on(DAY)
        })
    }),
];

fn kept(archive: &Archive, how: Performance) -> bool {
    archive.entries.iter().any(|entry| entry.performance == Some(how))
}

#[test]
fn every_edge_case_occurs_at_the_smallest_size() {
    let forms = Forms::embedded().unwrap();
    for seed in [SEED, 1] {
        let (_folder, store) = district_of(SMALLEST, seed);
        let held = holdings(&store, &forms);
        let archives = |basis| held.iter().map(|held| archive(&forms, held, basis)).collect();
        let conflicts = store.conflicts(None, 100, &forms.catalogue).unwrap();
        let world = World {
            archives: Basis::ALL.into_iter().map(archives).collect(),
            conflicts: conflicts.iter().map(|held| held.conflict.reason).collect(),
            held,
            forms: Forms::embedded().unwrap(),
        };
        let cases = [CODES, SUBJECTS, RECORDS, LISTINGS, MEANINGS];
        let missing: Vec<_> =
            cases.into_iter().flatten().filter(|(_, found)| !found(&world)).map(|c| c.0).collect();
        assert!(missing.is_empty(), "seed {seed} lacks {missing:?}");
    }
}
