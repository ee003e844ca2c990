//! Plain HTTP to a program that runs by itself, on a connection that is kept.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
};

pub struct Answer {
    pub status: u16,
    pub head: String,
    pub text: String,
}

impl Answer {
    /// The session that the answer brings.
    pub fn cookie(&self) -> String {
        let set = self.head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
        set.split(';').next().unwrap().to_owned()
    }
}

pub fn connect(addr: &str) -> BufReader<TcpStream> {
    BufReader::new(TcpStream::connect(addr).unwrap())
}

/// None when the program is gone.
pub fn post(stream: &mut BufReader<TcpStream>, path: &str, cookie: &str, body: &str) -> Option<Answer> {
    let kind = "content-type: application/x-www-form-urlencoded";
    ask(
        stream,
        &format!("POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: {cookie}\r\n{kind}\r\ncontent-length: {}\r\n\r\n{body}", body.len()),
    )
}

/// None when the program is gone.
pub fn get(stream: &mut BufReader<TcpStream>, path: &str, cookie: &str) -> Option<Answer> {
    ask(stream, &format!("GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: {cookie}\r\n\r\n"))
}

fn ask(stream: &mut BufReader<TcpStream>, request: &str) -> Option<Answer> {
    stream.get_mut().write_all(request.as_bytes()).ok()?;
    let mut head = String::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line == "\r\n" {
            break;
        }
        head.push_str(&line);
    }
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).and_then(|length| length.trim().parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    stream.read_exact(&mut body).ok()?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Answer { status, head, text: String::from_utf8_lossy(&body).into_owned() })
}
