package io.attune.review;

import io.attune.yaml.Problem;

/** What is wrong with a file as it stands on disk: it is not in force, the last good version is. */
public record FaultView(String file, int line, int column, String path, String message) {

    static FaultView of(Problem problem) {
        return new FaultView(problem.file(), problem.line(), problem.column(), problem.path(), problem.message());
    }

    /** {@code mappings/customer.yaml:12:5}, or the file alone. */
    public String place() {
        return line > 0 ? file + ":" + line + ":" + column : file;
    }
}
