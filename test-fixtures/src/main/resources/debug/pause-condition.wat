(module
  (func $spin (export "spin")
    loop $again
      br $again
    end))
