//! Phrases of page furniture ("Leave a Reply", "All rights reserved", "Read more"), matched in one pass over a line's words.
