(module
  (func $scale (export "scale") (param $by f32) (result f32)
    (local $v v128)
    v128.const f32x4 0.5 1.5 -2 nan
    local.get $by
    f32x4.splat
    f32x4.mul
    local.tee $v
    f32x4.extract_lane 1))
