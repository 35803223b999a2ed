;; The author's lines are kept where they fit: instructions, operands, locals, strings.
(module
  (func $f (param i32 i32 i32 i32)
    (call $f
      (i32.const 100000) (i32.const 200000)
      (i32.const 300000) (i32.const 400000))
    (call $f
      (i32.const 100000)
      (i32.const 200000)
      (i32.const 300000)
      (i32.const 400000))
    (call $f
      (i32.add (i32.const 100000) (i32.const 200000))
      (i32.add
        (i32.const 100000)
        (i32.const 200000))
      (i32.const 300000)
      (i32.const 400000))
    (local.get 0) (local.get 1) (i32.add) (drop)
    (nop)
    (block (nop))
    (nop)
    (if (local.get 0) (then (nop)))
    (nop)
    (i32.const 100000000)
    (i32.const 200000000)
    (i32.const 300000000)
    (drop)
    (drop)
    (drop))
  (func $deep
    block
      block
        block
          block
            block
              block
                block
                  block
                    block
                      block
                        block
                          block
                            block
                              block
                                block
                                  block
                                    block
                                      block
                                        block
                                          block
                                            block
                                              block
                                                block
                                                  block
                                                    block
                                                      block
                                                        block
                                                          block
                                                            block
                                                              block
                                                                block
                                                                  block
                                                                    block
                                                                      block
                                                                        block
                                                                          block
                                                                            block
                                                                              block
                                                                                block
                                                                                block
                                                                                block
                                                                                block
                                                                                (br_table 0 1 2 3 4 5 6 7 8 9 10 11 12
                                                                                13 14 15 16 17 18 19 20
                                                                                (i32.add (i32.const 1) (i32.const 2)))
                                                                                local.get 0
                                                                                end
                                                                                end
                                                                                end
                                                                                end
                                                                              end
                                                                            end
                                                                          end
                                                                        end
                                                                      end
                                                                    end
                                                                  end
                                                                end
                                                              end
                                                            end
                                                          end
                                                        end
                                                      end
                                                    end
                                                  end
                                                end
                                              end
                                            end
                                          end
                                        end
                                      end
                                    end
                                  end
                                end
                              end
                            end
                          end
                        end
                      end
                    end
                  end
                end
              end
            end
          end
        end
      end
    end)
  (table funcref
    (elem
      $f $f
      $f)))
