//! Takes a string from the host and gives back a longer one. Both lie in our memory: the host asks for room with `alloc`,
//! writes, calls `append`, reads what the record says that it returns, and gives the memory back with `free`.
use std::alloc::{alloc as allocate, dealloc, Layout};

// doc: append-guest
/// Where a string lies, as two 32-bit numbers.
#[repr(C)]
pub struct Text {
    start: *const u8,
    length: usize,
}
// end

static mut RESULT: Text = Text { start: std::ptr::null(), length: 0 };

#[no_mangle]
pub extern "C" fn alloc(length: usize) -> *mut u8 {
    unsafe { allocate(Layout::from_size_align(length, 1).unwrap()) }
}

#[no_mangle]
pub extern "C" fn free(start: *mut u8, length: usize) {
    unsafe { dealloc(start, Layout::from_size_align(length, 1).unwrap()) }
}

// doc: append-guest
#[no_mangle]
pub extern "C" fn append(start: *const u8, length: usize) -> *const Text {
    let given = unsafe { std::slice::from_raw_parts(start, length) };
    let longer = [given, b" and a bit more"].concat().into_boxed_slice();
    unsafe {
        RESULT = Text { start: longer.as_ptr(), length: longer.len() };
        std::mem::forget(longer);
        &RESULT
    }
}
// end
