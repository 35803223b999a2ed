package dev.stepwasm.cli.debug;

/** What {@code help COMMAND} says beyond one line. */
final class Details {
    private static final String PLACES = """
            A place is LINE, LINE:COLUMN, FILE:LINE, $function, an exported name, func[3] for the
            function with that index, or @0x2a for the instruction at a byte offset of the file.
            """;

    private Details() {}

    /** {@return more about a command, or an empty text} */
    static String of(String command) {
        return switch (command) {
            case "run", "start" ->
                "ARGS are arguments of the called function; without them those of the last time are used.";
            case "until" -> "Without a place it does `next`, but does not stop on an earlier line.\n" + PLACES;
            case "break", "tbreak" -> PLACES + """
                        Without a place it is where the program stands.

                          break 12                      at what runs first on line 12
                          break $sum if $x > 3          when the condition is not 0
                          break 12 hits >= 5            from the fifth time on; also `5`, `< 4`, `% 100`
                          break 12 log x is {$x}        writes this and does not stop
                        """;
            case "watch", "rwatch", "awatch" -> """
                    The program stops right after the access and says who did it.

                      watch 0x120                   one byte
                      watch 0x120 4                 four bytes
                      watch mem.i32[$p + 8]         four bytes at an address that is known now
                      watch $x if $x > 10           a local, in all calls of its function, or a global
                    """;
            case "catch", "uncatch" -> """
                    Without words, `catch` lists what there is and what is on.

                      catch caught                  before an exception that a function catches
                      catch uncaught $closed        only those with this tag
                      catch trap if $depth > 3      traps where the condition is not 0
                      catch trap.unreachable        one kind of trap
                      uncatch trap                  traps end the program at once
                    """;
            case "step" ->
                "`step $f` steps into the call of $f on this line, over the others; `info calls` lists them.";
            case "jump" -> "The operand stack must hold what is wanted there. Values stay as they are.";
            case "again" -> "Locals are zero again; memory, globals and tables stay as they are.";
            case "list" -> "An empty line shows the following lines. `->` is where the program is, `*` a breakpoint.";
            case "print" -> """
                    $x  local[3]  global $g  stack[-1]  mem.u8[$p + 4]  mem.i32[8]  mem.utf8[16, 13]
                    table[2]  $struct.field  $array[3]  $vector.f32x4[1]
                    Operators are those of C; `$x /u 3` and others with a `u` are without sign.
                    `print $x = 5` changes $x as `set` does.
                    Formats: x hexadecimal, b binary, o octal, d signed, u unsigned, c character,
                    f bits as a float, i8x16 and so on for vectors: `print/x $x` or `print $x, x`.
                    """;
            case "set" -> """
                    set $x = 5             a local or global
                    set stack[-1] = 1      an operand
                    set mem.u8[0x10] = 255 memory
                    """;
            case "x" -> """
                    x 0x120              64 bytes and their characters
                    x/128 $p             128 bytes at an address that an expression gives
                    x/8xw 0x120          8 numbers of 4 bytes in hexadecimal
                    x/s $text            a text that ends with a zero byte
                    x 0 in $heap         another memory than the first
                    Formats: m dump, x d u o t(binary) f c s. Units: b 1, h 2, w 4, g 8 bytes.
                    Without an address it goes on where it ended, and so does an empty line.
                    """;
            case "display" -> "Without an expression it shows all of them now.";
            default -> "";
        };
    }
}
