package dev.stepwasm.wat.tree;

/**
 * Where a module stands in its {@link SyntaxTree}.
 *
 * @param header number of the {@link NodeKind#MODULE_START} segment, or -1 if the fields stand bare
 * @param firstField number of the segment after the header
 * @param end number of the segment after the last field; segments between that are no fields hold stray text
 */
public record ModuleSyntax(int header, int firstField, int end) {}
