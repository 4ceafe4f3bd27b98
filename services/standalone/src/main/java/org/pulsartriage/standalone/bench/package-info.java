/**
 * What a measurement is reported with: the machine, the commit, the rows. What is measured lives in
 * the libraries.
 */
package org.pulsartriage.standalone.bench;
