//! Words of picture credits, and what each is.

pub(crate) const PICTURE: u16 = 1;
pub(crate) const GIVEN: u16 = 2;

/// Words of credits, and what each is.
#[rustfmt::skip]
pub(crate) const LISTS: &[(&str, u16)] = &[
    ("photo photos photograph photographs photography photographer picture pictures image images illustration graphic video screenshot screengrab", PICTURE),
    ("foto fotos bild bilder bildquelle bildnachweis fotocredit titelbild symbolbild symbolfoto rubriklistenbild archivbild archivfoto grafik fotografie fotograf fotografo fotografía", PICTURE),
    ("fotografia imagen imagem imágenes immagine beeld bilde billede arkivfoto arkivbild photographie crédit crédits credit credits crédito créditos quelle source fuente fonte bron kilde källa", PICTURE),
    ("by courtesy copyright via von par por di door av af credit de provided handout caption", GIVEN),
];
