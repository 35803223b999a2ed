package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.wat.ModuleAnalysis;
import java.util.List;

/** Writes all abbreviations of a field or module in full, as tools that know only the core of the format want them. */
final class ExpandAbbreviations extends AbbreviationOffer {
    ExpandAbbreviations() {
        super("Write all abbreviations in full in the");
    }

    @Override
    List<Replacement> edits(FieldEdits field, ModuleAnalysis module) {
        return Desugaring.edits(field, module);
    }
}
