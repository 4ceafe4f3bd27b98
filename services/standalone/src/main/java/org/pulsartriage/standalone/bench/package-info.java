/**
 * What a measurement is reported with: the machine, the commit, the rows. What is measured lives in
 * the libraries; the whole pipeline in a package below.
 */
package org.pulsartriage.standalone.bench;
