//! Gets its input from the host in two steps: how large it is, then the bytes, which the host writes into our memory.

// doc: input-guest
#[link(wasm_import_module = "host")]
extern "C" {
    fn get_input_size() -> usize;
    fn get_input(room: *mut u8);
}
// end

/// Counts the words of the input.
#[no_mangle]
pub extern "C" fn count_words() -> usize {
    let mut input = vec![0; unsafe { get_input_size() }];
    unsafe { get_input(input.as_mut_ptr()) }
    input.split(|byte| byte.is_ascii_whitespace()).filter(|word| !word.is_empty()).count()
}
