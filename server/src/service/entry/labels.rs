//! What the rows of a library's own table are, remembered from year to year.

use std::collections::BTreeMap;

use app::domain::{
    account::Actor,
    code::{IndicatorCode, LibraryCode},
};

use crate::service::{
    Outcome, Service,
    events::{By, Event},
    rights::{Action, demand},
};

impl Service {
    /// By label; None where the row is left out on purpose.
    ///
    /// # Errors
    /// `Forbidden`.
    pub async fn list_table_labels(&self, actor: &Actor, library: &LibraryCode) -> Outcome<BTreeMap<String, Option<IndicatorCode>>> {
        demand(actor, Action::EditLibrary(library))?;
        Ok(self.db.read().await?.list_table_labels(library).await?)
    }

    /// # Errors
    /// `Forbidden`.
    pub async fn save_table_labels(&self, actor: &Actor, library: &LibraryCode, labels: &[(String, Option<IndicatorCode>)]) -> Outcome<()> {
        demand(actor, Action::EditLibrary(library))?;
        let mut tx = self.db.write().await?;
        for (label, indicator) in labels {
            tx.update_table_label(library, label, indicator.as_ref()).await?;
        }
        self.record(&mut tx, By::Person(actor), Event::TableLabelsSaved { library, rows: labels.len() }).await?;
        tx.commit().await?;
        Ok(())
    }
}
