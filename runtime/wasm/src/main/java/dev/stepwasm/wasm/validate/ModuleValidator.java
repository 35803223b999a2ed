package dev.stepwasm.wasm.validate;

import dev.stepwasm.wasm.binary.CodeReader;
import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Function;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.problem.ProblemSink;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.problem.RelatedPosition;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Validates whole modules (core spec 3.5). */
public final class ModuleValidator {
    private final Module module;
    private final byte[] file;
    private final ProblemSink problems;

    private ModuleValidator(Module module, byte[] file, ProblemSink problems) {
        this.module = module;
        this.file = file;
        this.problems = problems;
    }

    /**
     * Validates a module that was read from a binary, code included.
     *
     * @param file the bytes it was read from
     * @return all problems by position; none if the module is valid
     */
    public static List<Diagnostic> validate(Module module, byte[] file) {
        var found = new ArrayList<Diagnostic>();
        var validator = new ModuleValidator(
                module,
                file,
                (problem, position, message, related) ->
                        found.add(new Diagnostic(problem, at(position), message, related(related))));
        validateFields(module, validator.problems);
        module.functions().forEach(validator::function);
        found.sort(Comparator.comparingInt(diagnostic -> diagnostic.span().start()));
        return found;
    }

    /**
     * Validates everything in a module except the code of its functions. For modules from a text: indices that are
     * unknown are passed over, and problems carry the positions of the records.
     */
    public static void validateFields(Module module, ProblemSink problems) {
        new FieldChecks(module, problems).check();
    }

    private static Span at(int position) {
        return new Span(position, position);
    }

    private static List<Related> related(List<RelatedPosition> positions) {
        var related = new ArrayList<Related>(positions.size());
        for (RelatedPosition position : positions) {
            related.add(new Related(at(position.position()), position.message()));
        }
        return related;
    }

    private void function(Function function) {
        FunctionType type = module.types().function(function.typeIndex());
        if (type == null) {
            return;
        }
        var validator = new FunctionValidator(module, type, module.locals(function), problems);
        var code = new CodeReader(file, function.body().code());
        try {
            while (code.hasNext()) {
                Instruction instruction = code.next();
                if (module.declaredDataCount().isEmpty()
                        && instruction.opcode().immediates().contains(Immediate.DATA)) {
                    throw new MalformedException("data count section required", instruction.position());
                }
                validator.accept(instruction);
            }
        } catch (MalformedException e) {
            problems.report(Problem.MALFORMED_BINARY, e.offset(), e.reason());
        }
    }
}
