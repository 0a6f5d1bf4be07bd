//! Tells somebody that a second factor of theirs changed: if it was not them, this is how they notice.

use platform::Tx;
use platform::i18n;
use platform::messages::{Channel, Message, enqueue};
use platform::web::Visit;

use crate::second_factor::Holder;

/// `what`: a message id, one sentence. Whoever left no address is told by the page alone.
pub async fn tell(tx: &mut Tx, visit: &Visit, holder: &Holder, what: &str) -> sqlx::Result<()> {
    let Some(recipient) = holder.email.clone() else {
        return Ok(());
    };
    let when = i18n::moment(visit.language(), visit.app().clock.now());
    let body = i18n::text(
        visit.language(),
        "factor-notice-body",
        &[("what", &visit.text(what)), ("when", &when)],
    );
    let message = Message {
        channel: Channel::Email,
        recipient,
        subject: visit.text("factor-notice-subject"),
        body: body.into_owned(),
        calendar: None,
        topic: None,
        not_before: None,
        expires_at: None,
    };
    enqueue(tx, &message).await
}
