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

/// What a date after such a word is of.
pub(crate) const PUBLISHED: u16 = 1;
pub(crate) const MODIFIED: u16 = 2;
pub(crate) const OTHER: u16 = 3;
/// The date is no date of an article at all.
pub(crate) const OCCASION: u16 = 4;

#[rustfmt::skip]
pub(crate) const EVENTS: &[(&str, u16)] = &[
    ("published publication posted issued released created filed launched originally", PUBLISHED),
    ("veröffentlicht veröffentlichung erschienen publiziert erstellt eingestellt gepubliceerd geplaatst udgivet publisert publicerad publicerat publiceret", PUBLISHED),
    ("publié publiée paru ligne posté créé publicado publicada publicación publicação creado criado pubblicato pubblicata pubblicazione", PUBLISHED),
    ("опубликовано опубликован opublikowano publikacja dodano yayınlanma yayınlandı julkaistu diterbitkan نشر نُشر प्रकाशित", PUBLISHED),
    ("公開 公開日 公開日時 配信 掲載 発表 发布 发布时间 发表 發佈 發布時間 입력 등록 게재 승인", PUBLISHED),
    ("updated update updates upd modified edited revised changed corrected correction amended", MODIFIED),
    ("aktualisiert aktualisierung geändert überarbeitet bearbeitet stand bijgewerkt gewijzigd update opdateret oppdatert uppdaterad uppdaterat ændret endret ändrad", MODIFIED),
    ("jour modifié modifiée actualisé actualizado actualizada actualización modificado modificada atualizado atualizada atualização", MODIFIED),
    ("aggiornato aggiornata aggiornamento modificato обновлено изменено zaktualizowano aktualizacja güncelleme güncellendi güncellenme päivitetty muokattu diperbarui", MODIFIED),
    ("更新 更新日 更新日時 最終更新 更新时间 修改 수정 최종수정 업데이트 تحديث अपडेट", MODIFIED),
    ("received accepted submitted effective retrieved accessed recorded reviewed born died since abgerufen consulté", OTHER),
    ("event events until till available expires expired expiry valid deadline due begins starts ends start end airs aired opens closes", OCCASION),
    ("veranstaltung bis termin verfügbar hasta disponible jusqu até disponível fino disponibile tot geldig beschikbaar", OCCASION),
];
