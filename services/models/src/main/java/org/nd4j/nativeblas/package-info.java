/**
 * One class that Deeplearning4j looks for by name and that moved elsewhere. Nothing else belongs
 * here.
 */
package org.nd4j.nativeblas;
