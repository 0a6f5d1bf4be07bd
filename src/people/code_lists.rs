//! Lists of codes of the offices we exchange data with, compiled in: what a field may say, and what it is called there.
//!
//! `data/README.md` says which list comes from where. A code that is no longer for new records is still shown on old
//! ones, so every code keeps its label.

use std::sync::LazyLock;

use chrono::NaiveDate;

const TABLE: &str = include_str!("data/code_lists.csv");

static CODES: LazyLock<Vec<Code>> = LazyLock::new(|| {
    let mut codes: Vec<_> = TABLE.lines().skip(1).filter_map(Code::read).collect();
    codes.sort_by_key(|code| code.list); // stable: within a list as in the table
    codes
});

/// A list, in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CodeList {
    /// To the head of the registered household.
    Relationship,
    MaritalStatus,
    /// As registered.
    Sex,
    CitizenshipGroup,
    ResidenceTitle,
    AddressKind,
    Education,
    EmploymentCondition,
    DisabilityType,
    DisabilityCertification,
    /// How a disability is known.
    DisabilitySource,
    IseeKind,
    IseeBand,
    UserArea,
    LegalProtection,
    AccessMode,
    AccessReason,
    Interlocutor,
    ReportSource,
    HousingTenure,
    /// The six domains of the assessment by law.
    NeedDomain,
}

/// One entry of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    pub list: CodeList,
    /// What is stored.
    pub code: &'static str,
    /// The number or code of the list's source, where it has one.
    pub official: Option<&'static str>,
    /// What it becomes in the national registry, where there is such a code.
    pub anpr: Option<&'static str>,
    /// Otherwise only old records have it.
    pub is_for_new: bool,
    pub valid_from: Option<NaiveDate>,
    pub valid_to: Option<NaiveDate>,
    pub source: &'static str,
}

/// All codes of a list, those of the past too, in the order in which a form offers them.
pub fn codes(list: CodeList) -> &'static [Code] {
    let from = CODES.partition_point(|code| code.list < list);
    let rest = &CODES[from..];
    &rest[..rest.partition_point(|code| code.list == list)]
}

/// One code, of today or of the past.
pub fn code(list: CodeList, code: &str) -> Option<&'static Code> {
    codes(list).iter().find(|known| known.code == code)
}

/// May a new record say this?
pub fn is_valid_for_new(list: CodeList, code: &str) -> bool {
    self::code(list, code).is_some_and(|known| known.is_for_new)
}

impl Code {
    /// A cell holds no comma and no quotes; a test says so.
    fn read(line: &'static str) -> Option<Self> {
        let cells: Vec<_> = line.split(',').collect();
        let [list, code, official, anpr, new, from, to, source] = cells.try_into().ok()?;
        let filled = |cell: &'static str| (!cell.is_empty()).then_some(cell);
        let day = |cell| filled(cell).map(str::parse).transpose().ok();
        Some(Self {
            list: CodeList::ALL.into_iter().find(|it| it.word() == list)?,
            code,
            official: filled(official),
            anpr: filled(anpr),
            is_for_new: new == "yes",
            valid_from: day(from)?,
            valid_to: day(to)?,
            source,
        })
    }

    /// The name of its label in the catalogue.
    pub fn message_id(&self) -> String {
        message_id(self.list, self.code)
    }
}

/// The name of a label in the catalogue: `code-marital-status-single`.
pub fn message_id(list: CodeList, code: &str) -> String {
    format!("code-{}-{code}", list.word())
        .to_lowercase()
        .replace('_', "-")
}

impl CodeList {
    pub const ALL: [Self; 21] = [
        Self::Relationship,
        Self::MaritalStatus,
        Self::Sex,
        Self::CitizenshipGroup,
        Self::ResidenceTitle,
        Self::AddressKind,
        Self::Education,
        Self::EmploymentCondition,
        Self::DisabilityType,
        Self::DisabilityCertification,
        Self::DisabilitySource,
        Self::IseeKind,
        Self::IseeBand,
        Self::UserArea,
        Self::LegalProtection,
        Self::AccessMode,
        Self::AccessReason,
        Self::Interlocutor,
        Self::ReportSource,
        Self::HousingTenure,
        Self::NeedDomain,
    ];

    /// As the table calls it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Relationship => "relationship",
            Self::MaritalStatus => "marital_status",
            Self::Sex => "sex",
            Self::CitizenshipGroup => "citizenship_group",
            Self::ResidenceTitle => "residence_title",
            Self::AddressKind => "address_kind",
            Self::Education => "education",
            Self::EmploymentCondition => "employment_condition",
            Self::DisabilityType => "disability_type",
            Self::DisabilityCertification => "disability_certification",
            Self::DisabilitySource => "disability_source",
            Self::IseeKind => "isee_kind",
            Self::IseeBand => "isee_band",
            Self::UserArea => "user_area",
            Self::LegalProtection => "legal_protection",
            Self::AccessMode => "access_mode",
            Self::AccessReason => "access_reason",
            Self::Interlocutor => "interlocutor",
            Self::ReportSource => "report_source",
            Self::HousingTenure => "housing_tenure",
            Self::NeedDomain => "need_domain",
        }
    }
}

#[cfg(test)]
mod tests;
