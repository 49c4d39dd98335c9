package sequence
import ("testing";"os";"encoding/binary")
func BenchmarkZZDecode(b *testing.B){
	data,_:=os.ReadFile("../parse/model.bin")
	size,n:=binary.Uvarint(data)
	tagd,_:=os.ReadFile("../tag/model.bin")
	ts,tn:=binary.Uvarint(tagd)
	nm,_:=os.ReadFile("../mention/names.bin")
	for name,d:=range map[string][]byte{"moves3":data[n:n+int(size)],"rel50":data[n+int(size):],"tag94":tagd[tn+int(ts):],"names9":nm} {
	b.Run(name,func(b *testing.B){ for b.Loop(){ if _,err:=Decode(d);err!=nil{b.Fatal(err)} } })
	}
}
