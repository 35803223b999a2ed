//! Says hello through a function of the host, which reads the words out of our memory.
#![no_std]

// doc: hello-guest
#[link(wasm_import_module = "env")]
extern "C" {
    fn print_str(text: *const u8, length: usize);
}

#[no_mangle]
pub extern "C" fn hello() {
    let text = "Hello, world!";
    unsafe { print_str(text.as_ptr(), text.len()) }
}
// end

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}
