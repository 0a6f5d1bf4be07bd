//! Style sheet, script, icons and fonts: in the binary, under names that change with their content, kept for a year.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use vocabulary::paths;

struct Asset {
    name: &'static str,
    url: &'static str,
    file: &'static str,
    plain: &'static [u8],
    br: Option<&'static [u8]>,
    gz: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Where browsers find an asset. An unknown name is a mistake in a template, which a test finds.
pub fn url(name: &str) -> &'static str {
    ASSETS
        .iter()
        .find(|asset| asset.name == name)
        .map_or("/static/missing", |asset| asset.url)
}

/// The names that templates may use.
pub fn names() -> impl Iterator<Item = &'static str> {
    ASSETS.iter().map(|asset| asset.name)
}

pub(super) async fn serve(
    paths::Asset { file }: paths::Asset,
    headers: HeaderMap,
) -> Result<Response, StatusCode> {
    let asset = ASSETS
        .iter()
        .find(|asset| asset.file == file)
        .ok_or(StatusCode::NOT_FOUND)?;
    let accepts = |encoding: &str| {
        headers
            .get(header::ACCEPT_ENCODING)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| {
                value.split(',').any(|part| {
                    part.split(';')
                        .next()
                        .is_some_and(|name| name.trim() == encoding)
                })
            })
    };
    let (bytes, encoding) = match (asset.br, asset.gz) {
        (Some(br), _) if accepts("br") => (br, Some("br")),
        (_, Some(gz)) if accepts("gzip") => (gz, Some("gzip")),
        _ => (asset.plain, None),
    };
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(content_type(asset.file)),
    );
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Ok(response)
}

fn content_type(file: &str) -> &'static str {
    match file.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml; charset=utf-8",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{ASSETS, content_type};

    #[test]
    fn every_text_says_how_its_characters_are_written() {
        for asset in ASSETS {
            let kind = content_type(asset.file);
            let is_text = kind.starts_with("text/") || kind.contains("+xml");
            assert_eq!(is_text, kind.ends_with("; charset=utf-8"), "{}", asset.file);
            assert_ne!(kind, "application/octet-stream", "{}", asset.file);
        }
    }
}
