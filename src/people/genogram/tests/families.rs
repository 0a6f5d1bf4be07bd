//! Made-up families, as a social worker would describe them.

use crate::genogram::{Bond, Family, Figure, Filiation, Parentage, Partnership, Roof};
use chrono::{Datelike, NaiveDate};
use vocabulary::fiscal_code::Sex;

/// All examples are drawn as of this year.
const TODAY: i32 = 2026;

/// Says who there is, and who is tied to whom, one after the other.
#[derive(Default)]
pub struct Tale(pub Family);

impl Tale {
    pub fn man(self, name: &str, born: i32) -> Self {
        self.somebody(name, born, Some(Sex::Male))
    }

    pub fn woman(self, name: &str, born: i32) -> Self {
        self.somebody(name, born, Some(Sex::Female))
    }

    /// `born` 0: nobody knows.
    pub fn somebody(mut self, name: &str, born: i32, sex: Option<Sex>) -> Self {
        let born = NaiveDate::from_ymd_opt(born, 6, 1).filter(|date| date.year() > 0);
        self.0.people.push(Figure {
            inside: born.map_or_else(|| "?".to_owned(), |date| (TODAY - date.year()).to_string()),
            lines: vec![
                name.to_owned(),
                born.map_or_else(String::new, |date| date.year().to_string()),
            ],
            sex,
            born,
            ..Figure::default()
        });
        self
    }

    pub fn but(mut self, change: impl FnOnce(&mut Figure)) -> Self {
        change(self.0.people.last_mut().expect("somebody has been named"));
        self
    }

    pub fn couple(mut self, a: usize, b: usize, bond: Bond, dates: &str) -> Self {
        self.0.partnerships.push(Partnership {
            a,
            b,
            bond,
            dates: dates.to_owned(),
        });
        self
    }

    pub fn children(self, parents: &[usize], children: &[usize]) -> Self {
        self.filiation(parents, children, Filiation::Birth)
    }

    pub fn filiation(
        mut self,
        parents: &[usize],
        children: &[usize],
        filiation: Filiation,
    ) -> Self {
        let parentage = |child: &usize| Parentage {
            parents: parents.to_vec(),
            child: *child,
            filiation,
        };
        self.0.parentages.extend(children.iter().map(parentage));
        self
    }

    pub fn roof(mut self, members: &[usize], name: &str) -> Self {
        self.0.households.push(Roof {
            members: members.to_vec(),
            name: name.to_owned(),
        });
        self
    }
}

fn subject(figure: &mut Figure) {
    figure.subject = true;
    figure.link = Some("/persone/1".to_owned());
}

fn deceased(figure: &mut Figure) {
    figure.deceased = true;
}

pub fn single_mother() -> Family {
    Tale::default()
        .woman("Lucia Bandini", 1990)
        .but(subject)
        .man("Tommaso Bandini", 2014)
        .woman("Emma Bandini", 2018)
        .children(&[0], &[2, 1])
        .roof(&[0, 1, 2], "Nucleo anagrafico")
        .0
}

pub fn half_siblings() -> Family {
    Tale::default()
        .woman("Elena Marchetti", 1984)
        .but(subject)
        .man("Paolo Lombardi", 1980)
        .man("Davide Neri", 1986)
        .woman("Giulia Lombardi", 2008)
        .man("Marco Lombardi", 2011)
        .woman("Sofia Neri", 2020)
        .couple(0, 1, Bond::Divorced, "2006–2015")
        .couple(0, 2, Bond::Cohabiting, "dal 2018")
        .children(&[0, 1], &[4, 3])
        .children(&[0, 2], &[5])
        .roof(&[0, 2, 3, 4, 5], "Famiglia di fatto")
        .0
}

pub fn three_generations() -> Family {
    Tale::default()
        .woman("Assunta Del Carlo", 1948)
        .man("Renzo Giannini", 1945)
        .but(deceased)
        .man("Stefano Giannini", 1975)
        .but(subject)
        .woman("Mirela Popa", 1979)
        .woman("Anna Giannini", 2009)
        .man("Luca Giannini", 2013)
        .woman("Carla Giannini", 1972)
        .couple(0, 1, Bond::Married, "1970–2019")
        .couple(2, 3, Bond::Married, "dal 2007")
        .children(&[0, 1], &[2, 6])
        .children(&[2, 3], &[4, 5])
        .roof(&[0, 2, 3, 4, 5], "Nucleo anagrafico")
        .0
}

pub fn without_papers() -> Family {
    Tale::default()
        .man("Karim", 0)
        .but(subject)
        .woman("Nadia", 0)
        .somebody("Yusuf", 2019, Some(Sex::Male))
        .somebody("neonata", 2026, None)
        .couple(0, 1, Bond::Cohabiting, "")
        .children(&[0, 1], &[2, 3])
        .roof(&[0, 1, 2, 3], "Famiglia di fatto")
        .0
}

pub fn foster_child() -> Family {
    Tale::default()
        .man("Giorgio Vannucci", 1974)
        .woman("Laura Pieri", 1976)
        .woman("Chiara Vannucci", 2006)
        .man("Matteo Vannucci", 2010)
        .woman("Irina Rossi", 1995)
        .man("Alessio Rossi", 2017)
        .but(subject)
        .but(|figure| figure.mark = "T".to_owned())
        .couple(0, 1, Bond::Married, "dal 2003")
        .children(&[0, 1], &[2])
        .filiation(&[0, 1], &[3], Filiation::Adoptive)
        .filiation(&[0, 1], &[5], Filiation::Foster)
        .children(&[4], &[5])
        .roof(&[0, 1, 2, 3, 5], "Nucleo anagrafico")
        .0
}

pub fn twelve() -> Family {
    Tale::default()
        .man("Vasco Baldi", 1940)
        .but(deceased)
        .woman("Iole Conti", 1943)
        .man("Hassan El Amrani", 1950)
        .woman("Fatima Benali", 1955)
        .man("Roberto Baldi", 1970)
        .woman("Samira El Amrani", 1978)
        .but(subject)
        .woman("Paola Ferri", 1972)
        .man("Omar El Amrani", 1982)
        .woman("Ilaria Baldi", 1998)
        .man("Adam Baldi", 2010)
        .woman("Nora Baldi", 2014)
        .somebody("in attesa", 2027, None)
        .but(|figure| figure.unborn = true)
        .but(|figure| figure.inside.clear())
        .couple(0, 1, Bond::Married, "1965–2012")
        .couple(2, 3, Bond::Married, "dal 1976")
        .couple(4, 6, Bond::Divorced, "1995–2004")
        .couple(4, 5, Bond::Separated, "2008–2025")
        .children(&[0, 1], &[4])
        .children(&[2, 3], &[5, 7])
        .children(&[4, 6], &[8])
        .children(&[4, 5], &[9, 10, 11])
        .roof(&[5, 9, 10, 3], "Nucleo anagrafico")
        .roof(&[4, 8], "Famiglia di fatto")
        .0
}

/// The examples with their names.
pub fn all() -> [(&'static str, Family); 6] {
    [
        ("single-mother", single_mother()),
        ("half-siblings", half_siblings()),
        ("three-generations", three_generations()),
        ("without-papers", without_papers()),
        ("foster-child", foster_child()),
        ("twelve", twelve()),
    ]
}
