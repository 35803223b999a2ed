package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.wat.ModuleAnalysis;
import java.util.List;

/** Writes a field or module as short as the format allows, where that changes no more than the text. */
final class UseAbbreviations extends AbbreviationOffer {
    UseAbbreviations() {
        super("Use abbreviations in the");
    }

    @Override
    List<Replacement> edits(FieldEdits field, ModuleAnalysis module) {
        return Sugaring.edits(field, module);
    }
}
