package dev.stepwasm.engine.endive;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;

/** Error numbers of WASI preview 1. */
final class Errno {
    static final int SUCCESS = 0;
    static final int ACCES = 2;
    static final int BADF = 8;
    static final int BUSY = 10;
    static final int EXIST = 20;
    static final int FAULT = 21;
    static final int INTR = 27;
    static final int INVAL = 28;
    static final int IO = 29;
    static final int ISDIR = 31;
    static final int NOENT = 44;
    static final int NOTDIR = 54;
    static final int NOTEMPTY = 55;
    static final int NOTSUP = 58;
    static final int ROFS = 69;
    static final int XDEV = 75;
    static final int NOTCAPABLE = 76;

    private Errno() {}

    /** {@return what says best why files could not be used} */
    static int of(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> NOENT;
            case FileAlreadyExistsException there -> EXIST;
            case DirectoryNotEmptyException full -> NOTEMPTY;
            case NotDirectoryException file -> NOTDIR;
            case NotLinkException other -> INVAL;
            case AccessDeniedException denied -> ACCES;
            case AtomicMoveNotSupportedException elsewhere -> XDEV;
            default -> IO;
        };
    }
}
