//! A load generator: some connections that are kept open, each asking for the next page when it has the last.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::figures::Times;

/// One connection, kept open.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// One answer: its status and its body, as it travelled.
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
    pub is_compressed: bool,
}

/// What came of some load.
#[derive(Default)]
pub struct Outcome {
    /// Of the pages that came.
    pub times: Times,
    /// Answers "come back later".
    pub refused: usize,
    pub seconds: f64,
}

impl Outcome {
    pub fn rate(&self) -> f64 {
        self.times.count() as f64 / self.seconds
    }

    pub fn join(&mut self, other: Self) {
        self.times.join(other.times);
        self.refused += other.refused;
        self.seconds += other.seconds;
    }
}

/// As a browser asks. `compressed`: whether it says that it can read compressed pages; browsers do.
pub fn request(path: &str, compressed: bool) -> String {
    let encoding = if compressed {
        "accept-encoding: gzip, deflate, br, zstd\r\n"
    } else {
        ""
    };
    format!(
        "GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: text/html\r\naccept-language: it\r\n{encoding}\r\n"
    )
}

impl Connection {
    pub async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            buffer: Vec::with_capacity(128 * 1024),
        })
    }

    pub async fn ask(&mut self, request: &str) -> Result<Answer> {
        self.stream.write_all(request.as_bytes()).await?;
        self.buffer.clear();
        let head = loop {
            if let Some(at) = find(&self.buffer, b"\r\n\r\n") {
                break at + 4;
            }
            self.more().await?;
        };
        let headers = std::str::from_utf8(&self.buffer[..head])?.to_ascii_lowercase();
        let status = headers.split(' ').nth(1).context("no status")?.parse()?;
        let length = headers
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        let body = if let Some(length) = length {
            let end = head + length.parse::<usize>()?;
            while self.buffer.len() < end {
                self.more().await?;
            }
            self.buffer[head..end].to_vec()
        } else {
            ensure!(
                headers.contains("transfer-encoding: chunked"),
                "neither a length nor chunks"
            );
            self.chunks(head).await?
        };
        Ok(Answer {
            status,
            body,
            is_compressed: headers.contains("content-encoding: "),
        })
    }

    async fn chunks(&mut self, mut at: usize) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let line = loop {
                match find(&self.buffer[at..], b"\r\n") {
                    Some(length) => break length,
                    None => self.more().await?,
                }
            };
            let size =
                usize::from_str_radix(std::str::from_utf8(&self.buffer[at..at + line])?, 16)?;
            at += line + 2;
            while self.buffer.len() < at + size + 2 {
                self.more().await?;
            }
            if size == 0 {
                return Ok(body);
            }
            body.extend_from_slice(&self.buffer[at..at + size]);
            at += size + 2;
        }
    }

    async fn more(&mut self) -> Result<()> {
        ensure!(
            self.stream.read_buf(&mut self.buffer).await? > 0,
            "the server hung up"
        );
        Ok(())
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

/// So many connections asking for one page for a while.
pub async fn run(
    address: SocketAddr,
    request: &str,
    connections: usize,
    lasts: Duration,
) -> Result<Outcome> {
    let started = Instant::now();
    let clients: Vec<_> = (0..connections)
        .map(|_| tokio::spawn(client(address, request.to_owned(), started + lasts)))
        .collect();
    let mut outcome = Outcome::default();
    for client in clients {
        outcome.join(client.await??);
    }
    outcome.seconds = started.elapsed().as_secs_f64();
    Ok(outcome)
}

async fn client(address: SocketAddr, request: String, until: Instant) -> Result<Outcome> {
    let mut connection = Connection::open(address).await?;
    let mut outcome = Outcome::default();
    while Instant::now() < until {
        let asked = Instant::now();
        let answer =
            tokio::time::timeout(Duration::from_secs(10), connection.ask(&request)).await??;
        match answer.status {
            200 => outcome.times.add(asked.elapsed()),
            503 => outcome.refused += 1,
            other => bail!("{other} instead of a page"),
        }
    }
    Ok(outcome)
}
