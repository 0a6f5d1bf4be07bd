//! Who comes, as the desk writes it down while somebody speaks: few fields, all checked at once.

use platform::web::Form;
use vocabulary::contact::{Email, Phone};
use vocabulary::name::PersonName;
use vocabulary::text::Refused;

use crate::queries::Applicant;

/// Languages that people of the area speak (ISO 639), and whatever else.
pub(crate) const LANGUAGES: [&str; 18] = [
    "it", "en", "fr", "es", "ar", "sq", "ro", "uk", "ru", "zh", "bn", "ur", "si", "tl", "pt", "wo",
    "pl", "other",
];
pub(crate) const NEEDS: [&str; 4] = ["wheelchair", "sign_language", "reading_help", "companion"];
pub(crate) const WISHES: [&str; 4] = ["any", "only_phone", "only_email", "no_messages"];
const MOST_CHILDREN: i16 = 12;

/// Reads all fields; what is wrong is beside them then.
pub(crate) fn read(form: &mut Form) -> Option<Applicant> {
    let given_name = form.read("given_name", "desk-given-name", PersonName::parse);
    let surname = form.read("surname", "desk-surname", PersonName::parse);
    let phone = form.read_optional("phone", "desk-phone", Phone::parse);
    let email = form.read_optional("email", "desk-email", Email::parse);
    let wish = form.choice(
        "contact_wish",
        "form-choice",
        &WISHES.map(|wish| (wish, wish)),
    );
    let language = form.choice(
        "language",
        "form-choice",
        &LANGUAGES.map(|code| (code, code)),
    );
    let children = form.read("children", "desk-children", children);
    let applicant = Applicant {
        given_name: given_name?.as_str().to_owned(),
        surname: surname?.as_str().to_owned(),
        phone: phone?.map(|phone| phone.as_str().to_owned()),
        email: email?.map(|email| email.as_str().to_owned()),
        contact_wish: wish?.to_owned(),
        language: language?.to_owned(),
        interpreter: form.is("interpreter", "yes"),
        needs: form.many("needs", &NEEDS),
        children: children?,
    };
    check_reachable(form, &applicant);
    (!form.has_errors()).then_some(applicant)
}

/// Somebody without telephone and e-mail is received too, but the desk has to say that nobody will write to them.
fn check_reachable(form: &mut Form, who: &Applicant) {
    match who.contact_wish.as_str() {
        "any" if who.phone.is_none() && who.email.is_none() => {
            form.fail("phone", "desk-contact-missing");
        }
        "only_email" if who.email.is_none() => form.fail("email", "desk-email-empty"),
        "only_phone" if who.phone.is_none() => form.fail("phone", "desk-phone-empty"),
        _ => {}
    }
}

fn children(typed: &str) -> Result<i16, Refused> {
    match typed.trim() {
        "" => Ok(0),
        number if number.len() <= 2 => number
            .parse()
            .ok()
            .filter(|count| (0..=MOST_CHILDREN).contains(count))
            .ok_or(Refused::Shape),
        _ => Err(Refused::Shape),
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use platform::web::Form;

    fn filled(answers: &[(&'static str, &'static str)]) -> Form {
        let usual = [
            ("given_name", "Maria"),
            ("surname", "Bianchi"),
            ("phone", "0583 428764"),
            ("contact_wish", "any"),
            ("language", "it"),
        ];
        let kept = usual
            .into_iter()
            .filter(|(name, _)| !answers.iter().any(|(other, _)| other == name));
        Form::filled(kept.chain(answers.iter().copied()))
    }

    #[test]
    fn a_name_and_a_number_are_enough() {
        let who = read(&mut filled(&[])).expect("complete");
        assert_eq!(
            (who.surname.as_str(), who.phone.as_deref()),
            ("Bianchi", Some("0583428764"))
        );
        assert_eq!((who.children, who.interpreter, who.email), (0, false, None));
    }

    #[test]
    fn somebody_who_can_not_be_reached_is_booked_only_if_the_desk_says_so() {
        let mut form = filled(&[("phone", "")]);
        assert!(read(&mut form).is_none());
        assert_eq!(form.error_id("phone"), "desk-contact-missing");
        assert!(
            read(&mut filled(&[
                ("phone", ""),
                ("contact_wish", "no_messages")
            ]))
            .is_some()
        );
    }

    #[test]
    fn a_wish_that_can_not_be_kept_is_refused() {
        let mut form = filled(&[("contact_wish", "only_email")]);
        assert!(read(&mut form).is_none());
        assert_eq!(form.error_id("email"), "desk-email-empty");
    }

    #[test]
    fn a_fiscal_code_is_not_a_name_and_a_hundred_children_do_not_come() {
        let mut form = filled(&[
            ("surname", "RSSMRA75T01E715Z"),
            ("children", "100"),
            ("language", "xx"),
        ]);
        assert!(read(&mut form).is_none());
        let wrong: Vec<_> = form
            .errors()
            .iter()
            .map(|error| error.field.as_str())
            .collect();
        assert_eq!(wrong, ["surname", "language", "children"]);
    }
}
