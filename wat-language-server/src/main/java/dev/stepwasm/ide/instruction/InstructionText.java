package dev.stepwasm.ide.instruction;

/**
 * What {@code instructions.md} says about one instruction.
 *
 * @param description one paragraph of Markdown
 * @param traps when it traps, as the rest of a sentence that begins with "traps"
 * @param link address of the rule in the specification or proposal
 */
public record InstructionText(String description, String traps, String link) {}
