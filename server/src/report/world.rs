//! What typst can reach: our templates, our fonts, the charts and the data. Nothing else.

use std::{collections::HashMap, sync::LazyLock};

use serde_json::Value;
use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Dict, Duration, IntoValue, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

const REPORT: &str = include_str!("templates/report.typ");
const COPY: &str = include_str!("templates/copy.typ");
const PARTS: &str = include_str!("templates/parts.typ");

/// What is set: its template, its data, the drawings that it names, and what is attached.
pub struct Document {
    pub template: Template,
    pub data: Value,
    pub images: Vec<(String, String)>,
    pub attached: Vec<(&'static str, Vec<u8>)>,
}

#[derive(Clone, Copy)]
pub enum Template {
    Report,
    Copy,
}

pub static FONTS: [&[u8]; 4] = [
    include_bytes!("fonts/Inter-Regular.ttf"),
    include_bytes!("fonts/Inter-SemiBold.ttf"),
    include_bytes!("fonts/Inter-Italic.ttf"),
    include_bytes!("fonts/DejaVuSans.ttf"),
];

static LOADED: LazyLock<(LazyHash<FontBook>, Vec<Font>)> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes))).collect();
    (LazyHash::new(FontBook::from_fonts(&fonts)), fonts)
});

struct ReportWorld {
    library: LazyHash<Library>,
    main: Source,
    parts: Source,
    files: HashMap<FileId, Bytes>,
}

fn file_id(name: &str) -> Result<FileId, String> {
    let path = VirtualPath::new(name).map_err(|e| format!("{name}: {e:?}"))?;
    Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

impl World for ReportWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &LOADED.0
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [&self.main, &self.parts].into_iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        LOADED.1.get(index).cloned()
    }

    /// The report's dates are the snapshot's: what day it is today must not change a byte.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Sets a document and writes it; what typst warns of is an error too.
///
/// # Errors
/// What typst refuses, in its own words.
pub fn pdf(document: Document, identifier: String) -> Result<Vec<u8>, String> {
    let mut files = HashMap::new();
    for (name, svg) in document.images {
        files.insert(file_id(&name)?, Bytes::new(svg.into_bytes()));
    }
    for (name, bytes) in document.attached {
        files.insert(file_id(name)?, Bytes::new(bytes));
    }
    let mut inputs = Dict::new();
    inputs.insert("data".into(), document.data.to_string().into_value());
    let world = ReportWorld {
        library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
        main: match document.template {
            Template::Report => Source::new(file_id("report.typ")?, REPORT.to_owned()),
            Template::Copy => Source::new(file_id("copy.typ")?, COPY.to_owned()),
        },
        parts: Source::new(file_id("parts.typ")?, PARTS.to_owned()),
        files,
    };
    let compiled = typst::compile::<PagedDocument>(&world);
    let document = compiled.output.map_err(|errors| words(&errors))?;
    if !compiled.warnings.is_empty() {
        return Err(words(&compiled.warnings));
    }
    let standards = PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1]).map_err(|e| e.message().to_string())?;
    let options = PdfOptions { ident: Smart::Custom(identifier), standards, ..PdfOptions::default() };
    let bytes = typst_pdf::pdf(&document, &options).map_err(|errors| words(&errors))?;
    // typst keeps what it computed for the next time: that is tens of megabytes, and the next report is of
    // another year or language.
    comemo::evict(0);
    Ok(bytes)
}

fn words(diagnostics: &[SourceDiagnostic]) -> String {
    diagnostics
        .iter()
        .map(|found| {
            let hints: Vec<&str> = found.hints.iter().map(|hint| hint.v.as_str()).collect();
            format!("{} {}", found.message, hints.join(" "))
        })
        .collect::<Vec<_>>()
        .join("; ")
}
