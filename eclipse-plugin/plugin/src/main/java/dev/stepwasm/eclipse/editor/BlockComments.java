package dev.stepwasm.eclipse.editor;

import org.eclipse.core.filebuffers.IDocumentSetupParticipant;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension3;
import org.eclipse.jface.text.IDocumentPartitioner;
import org.eclipse.jface.text.rules.FastPartitioner;

/**
 * Cuts a document into block comments and the rest. Nothing else of the language spans lines, so inside the rest any
 * line can be coloured by itself.
 */
public final class BlockComments implements IDocumentSetupParticipant {
    /** The name of this way to cut a document. Eclipse keeps the default one for itself. */
    public static final String PARTITIONING = "dev.stepwasm.eclipse.partitioning";
    /** The partition type of {@code (; ... ;)}. */
    public static final String TYPE = "dev.stepwasm.eclipse.block-comment";

    @Override
    public void setup(IDocument document) {
        if (document instanceof IDocumentExtension3 several) {
            IDocumentPartitioner partitioner = new FastPartitioner(new BlockCommentScanner(), new String[] {TYPE});
            several.setDocumentPartitioner(PARTITIONING, partitioner);
            partitioner.connect(document);
        }
    }
}
