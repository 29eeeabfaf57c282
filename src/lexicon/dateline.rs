//! Words around the time of a dateline, and what each is.

pub(crate) const LABEL: u16 = 1;
pub(crate) const SMALL: u16 = 2;

#[rustfmt::skip]
pub(crate) const LISTS: &[(&str, u16)] = &[
    ("published updated posted created modified edited reviewed revised released issued filed last first originally latest launched online date dated time page story post article asked answered web", LABEL),
    ("veröffentlicht aktualisiert erstellt publiziert erschienen geändert stand datum zuletzt eingestellt aktualisierung letzte update upd", LABEL),
    ("publié mis mise jour modifié posté créé publicado actualizado actualización creado modificado última fecha atualizado criado atualização publicação", LABEL),
    ("pubblicato aggiornato modificato ultimo aggiornamento creato gepubliceerd geplaatst bijgewerkt laatst gewijzigd publisert oppdatert sist publicerad publicerat uppdaterad uppdaterat senast publiceret opdateret senest", LABEL),
    ("on at am um vom den der le el al em il op i à a in the was is by this of du de sur", SMALL),
];
