package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import java.util.List;

/** An instruction that means memory 0 or table 0 without saying so. */
final class OmittedIndex implements BodyRule {
    @Override
    public void check(Body body, List<Finding> found) {
        for (int i = 0; i < body.size(); i++) {
            Opcode op = body.op(i);
            int optional = optional(op);
            if (optional > 0 && written(body, i) < required(op)) {
                String what = op.immediates().contains(Immediate.TABLE) ? "table" : "memory";
                found.add(new Finding(
                        Lint.OMITTED_IDX_IN_INSTR,
                        body.span(body.keyword(i)),
                        "`%s` does not say which %s".formatted(op.keyword(), what),
                        List.of()));
            }
        }
    }

    /** {@return how many indices of an instruction may be left out} */
    private static int optional(Opcode op) {
        return (int) op.immediates().stream()
                .filter(immediate -> switch (immediate) {
                    case TABLE, MEMORY, MEMARG -> true;
                    default -> false;
                })
                .count();
    }

    /** {@return how many bare names and numbers an instruction has when nothing is left out} */
    private static int required(Opcode op) {
        return (int) op.immediates().stream()
                .filter(immediate -> switch (immediate) {
                    case TABLE, MEMORY, MEMARG, DATA, ELEM, LANE -> true;
                    default -> false;
                })
                .count();
    }

    /** {@return how many names and numbers follow the keyword; a type use, an offset and an alignment are none} */
    private static int written(Body body, int i) {
        Tokens tokens = body.segment().tokens();
        int count = 0;
        for (int token = body.keyword(i) + 1; token < tokens.size(); token++) {
            int code = tokens.code(token);
            if (code == TokenCode.NAT || code == TokenCode.ID) {
                count++;
            } else if (!tokens.isTrivia(token) && code != TokenCode.OFFSET_IS && code != TokenCode.ALIGN_IS) {
                break;
            }
        }
        return count;
    }
}
